// Drives the page in a headless Chromium as a user would: each line printed is a TAP result.
// usage: node drive.js REPORT FOLDER     screenshots are left in FOLDER
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { createServerProcess, createWebSocketConnection, forward } from "vscode-ws-jsonrpc/server";
import { WebSocketServer } from "ws";

const text = readFileSync(process.argv[2], "utf8");
const folder = process.argv[3];
let number = 0;

function report(good, name, detail) {
  console.log(`${good ? "ok" : "not ok"} ${++number} - ${name}`);
  if (!good) {
    console.log("# " + String(typeof detail === "string" ? detail : JSON.stringify(detail, null, 1)).replace(/\n/g, "\n# "));
  }
}

// --- the language server behind a web socket ---

function asSocket(socket) {
  return {
    send: (content) => socket.send(content),
    onMessage: (callback) => socket.on("message", (data) => callback(data.toString())),
    onError: (callback) => socket.on("error", callback),
    onClose: (callback) => socket.on("close", callback),
    dispose: () => socket.close(),
  };
}

function serveLanguage() {
  const http = createServer();
  new WebSocketServer({ server: http }).on("connection", (socket) => {
    const client = createWebSocketConnection(asSocket(socket));
    const server = createServerProcess("blameless", process.env.BLAMELESS, ["lsp"]);
    forward(client, server);
  });
  return new Promise((resolve) => http.listen(0, "127.0.0.1", () => resolve(http)));
}

// --- a user ---

async function until(page, what, ...given) {
  await page.waitForFunction(what, given, { timeout: 20000 }).catch(() => {});
}

const findings = (page) => page.evaluate(() => window.check.findings());

async function menuAt(page, words) {
  const menu = page.locator(".action-widget");
  // Findings that arrive while the menu opens close it again; a user presses the key once more.
  for (let tries = 3; tries > 0; tries--) {
    await page.evaluate((found) => window.check.moveTo(found), words);
    await page.keyboard.press("Control+.");
    const shown = await menu.waitFor({ timeout: 10000 }).then(() => true, () => false);
    if (shown) return menu;
  }
  throw new Error("no menu at " + words);
}

async function choose(page, words, entry) {
  const menu = await menuAt(page, words);
  const chosen = menu.locator(".monaco-list-row.focused");
  for (let i = 0; i < 10 && !(await chosen.innerText()).startsWith(entry); i++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

async function checkFinding(page) {
  await until(page, () => window.check?.findings().length > 0);
  const found = await findings(page);
  report(found.length === 1 && found[0].code === "omission" && found[0].source === "blameless", "one finding, with its rule", found);
  report(found[0]?.text === "the engineer forgot to renew", "its range is right behind two emoji", found);
  await page.locator(".squiggly-warning").first().waitFor({ timeout: 10000 });
  report(true, "it is underlined");
}

async function checkHelp(page) {
  const squiggle = await page.locator(".squiggly-warning").first().boundingBox();
  await page.mouse.move(squiggle.x + squiggle.width / 2, squiggle.y + squiggle.height / 2);
  const hover = page.locator(".monaco-hover:visible", { hasText: "core/omission" });
  await hover.first().waitFor({ timeout: 10000 }).catch(() => {});
  await page.screenshot({ path: join(folder, "hover.png") });
  report((await hover.count()) > 0, "hovering explains the rule", await page.locator(".monaco-hover").allTextContents());
  await page.mouse.move(5, 400);
}

async function checkMenu(page) {
  const menu = await menuAt(page, "engineer");
  const entries = await menu.innerText();
  await page.screenshot({ path: join(folder, "menu.png") });
  report(/Reword: .*renew the certificate/s.test(entries) && /Suppress on this line/.test(entries) && /Suppress in this file/.test(entries),
    "the menu offers rewordings and suppressions", entries);
  await page.keyboard.press("Escape");
}

async function checkSuppression(page) {
  await choose(page, "engineer", "Suppress on this line");
  await until(page, () => window.check.findings().length === 0);
  const after = await page.evaluate(() => window.check.text());
  report((await findings(page)).length === 0 && after.includes("certificate. <!-- blameless-disable-line omission -->"),
    "the suppression silences it", after);
  await page.keyboard.press("Control+z");
  await until(page, () => window.check.findings().length === 1);
  report((await findings(page)).length === 1, "undone, the finding is back");
}

async function checkFix(page) {
  await choose(page, "engineer", "Reword");
  await until(page, () => window.check.findings().length === 0);
  const after = await page.evaluate(() => window.check.text());
  await page.screenshot({ path: join(folder, "fixed.png") });
  report((await findings(page)).length === 0 && !after.includes("forgot") && /🔥.*🔥 /u.test(after),
    "a quick fix applied, the finding goes and the emoji stay", after);
}

async function checkTyping(page) {
  await page.keyboard.press("Control+End");
  await page.keyboard.type("😀 The operator forgot to look. ");
  await until(page, () => window.check.findings().length === 1);
  const found = await findings(page);
  report(found.length === 1 && found[0].text === "The operator forgot to look", "what is typed is found while it is typed", found);
}

async function run(page, address) {
  const complaints = [];
  page.on("pageerror", (problem) => complaints.push(String(problem)));
  await page.goto(address);
  await checkFinding(page);
  await checkHelp(page);
  await checkMenu(page);
  await checkSuppression(page);
  await checkFix(page);
  await checkTyping(page);
  report(complaints.length === 0, "the page has nothing to complain of", complaints);
}

const language = await serveLanguage();
const pages = await preview({ root: import.meta.dirname, preview: { port: 0, host: "127.0.0.1" } });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const address = new URL(pages.resolvedUrls.local[0]);
address.searchParams.set("server", `ws://127.0.0.1:${language.address().port}/`);
address.searchParams.set("text", text);
const page = await browser.newPage({ viewport: { width: 1000, height: 560 }, deviceScaleFactor: 2 });
await run(page, address.href).catch((problem) => report(false, "no error", String(problem.stack)));
console.log(`1..${number}`);
await browser.close();
process.exit(0);
