// The client library that Visual Studio Code's language clients are made of: each line printed is a TAP result.
"use strict";
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const lsp = require("vscode-languageserver-protocol/node");

const folder = process.env.folder;
const file = path.join(folder, "pm", "report.md");
const uri = pathToFileURL(file).href;
const text = fs.readFileSync(file, "utf8");
let number = 0;

function report(good, name, detail) {
  console.log(`${good ? "ok" : "not ok"} ${++number} - ${name}`);
  if (!good) {
    console.log("# " + JSON.stringify(detail, null, 1).replace(/\n/g, "\n# "));
  }
}

// An editor's document: UTF-16 text and a version.
class Buffer16 {
  constructor(connection) {
    this.connection = connection;
    this.version = 1;
    this.text = text;
    connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "markdown", version: 1, text },
    });
  }

  offset({ line, character }) {
    return this.text.split("\n").slice(0, line).reduce((sum, before) => sum + before.length + 1, character);
  }

  at(range) {
    return this.text.slice(this.offset(range.start), this.offset(range.end));
  }

  change(edits) {
    const last = [...edits].sort((a, b) => this.offset(b.range.start) - this.offset(a.range.start));
    for (const edit of last) {
      this.text = this.text.slice(0, this.offset(edit.range.start)) + edit.newText + this.text.slice(this.offset(edit.range.end));
    }
    this.version++;
    this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: this.version },
      contentChanges: last.map((edit) => ({ range: edit.range, text: edit.newText })),
    });
  }
}

function connect() {
  const server = spawn(process.env.BLAMELESS, ["lsp", "--stdio"], { cwd: folder });
  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin), undefined);
  connection.listen();
  return { server, connection };
}

function capabilities(pulls) {
  return {
    general: { positionEncodings: ["utf-16"] },
    workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
    textDocument: { publishDiagnostics: { versionSupport: true }, ...(pulls ? { diagnostic: {} } : {}) },
  };
}

async function begin(pulls) {
  const { server, connection } = connect();
  const published = [];
  let wake = () => {};
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    wake();
  });
  const initialized = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: null, capabilities: capabilities(pulls),
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "folder" }],
  });
  connection.sendNotification(lsp.InitializedNotification.type, {});
  const publishedFor = async (version) => {
    for (;;) {
      const found = published.find((params) => params.version === version);
      if (found) {
        return found.diagnostics;
      }
      await new Promise((resolve) => { wake = resolve; });
    }
  };
  return { server, connection, initialized, published, publishedFor };
}

async function end({ server, connection }) {
  const ended = new Promise((resolve) => server.on("exit", resolve));
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  return ended;
}

async function actionsAt(session, range) {
  return session.connection.sendRequest(lsp.CodeActionRequest.type, {
    textDocument: { uri }, range, context: { diagnostics: [], only: [lsp.CodeActionKind.QuickFix] },
  });
}

async function push() {
  const session = await begin(false);
  report(session.initialized.serverInfo.name === "blameless" && session.initialized.capabilities.positionEncoding === "utf-16",
    "the server says who it is, and that positions are UTF-16", session.initialized);
  const document = new Buffer16(session.connection);
  const found = await session.publishedFor(1);
  report(found.length === 1 && found[0].code === "omission" && lsp.Diagnostic.is(found[0]), "one finding, with its rule", found);
  report(document.at(found[0].range) === "the engineer forgot to renew", "its range is right behind two emoji", found);
  const hover = await session.connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: found[0].range.start });
  report(lsp.MarkupContent.is(hover.contents) && hover.contents.value.includes("core/omission"), "help explains the rule", hover);

  const actions = await actionsAt(session, found[0].range);
  report(actions.every((action) => lsp.CodeAction.is(action) && lsp.WorkspaceEdit.is(action.edit)), "actions have the protocol's shape", actions);
  const suppression = actions.find((action) => action.title.startsWith("Suppress on this line"));
  document.change(suppression.edit.documentChanges[0].edits);
  report((await session.publishedFor(2)).length === 0, "the suppression silences it", document.text);
  document.change([{ range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, newText: text }]);
  report((await session.publishedFor(3)).length === 1, "without it the finding is back", document.text);
  const fix = (await actionsAt(session, found[0].range)).find((action) => action.isPreferred);
  report(fix.edit.documentChanges[0].textDocument.version === 3, "a quick fix is for the version at hand", fix);
  document.change(fix.edit.documentChanges[0].edits);
  report((await session.publishedFor(4)).length === 0 && /🔥.*🔥 /u.test(document.text),
    "applied, the finding goes and the emoji stay", document.text);
  report((await end(session)) === 0, "the server ends well when it is told to");
}

async function pull() {
  const session = await begin(true);
  const document = new Buffer16(session.connection);
  const ask = (previousResultId) => session.connection.sendRequest(lsp.DocumentDiagnosticRequest.type,
    { textDocument: { uri }, previousResultId });
  const first = await ask();
  report(first.kind === "full" && first.items.length === 1, "a pull gives the finding", first);
  report((await ask(first.resultId)).kind === "unchanged", "a second pull says that nothing changed");
  document.change([{ range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, newText: "" }]);
  report((await ask(first.resultId)).items.length === 0, "after an edit a pull gives what is so then");
  report(session.published.length === 0, "nothing is pushed to who pulls", session.published);
  report((await end(session)) === 0, "the server ends well when it is told to");
}

setTimeout(() => { console.log("Bail out! no answer"); process.exit(2); }, 30000).unref();
push().then(pull).catch((problem) => report(false, "no error", String(problem.stack))).finally(() => {
  console.log(`1..${number}`);
  process.exit(0);
});
