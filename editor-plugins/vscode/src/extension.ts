import * as childProcess from "child_process";
import * as fs from "fs";
import * as path from "path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

/** Documents of this scheme explain rules: `blameless:/omission.txt`. */
const RULES = "blameless";

let client: LanguageClient | undefined;

/** The program to run: the machine's setting, the one shipped for this system, or the one on the PATH. */
function programPath(context: vscode.ExtensionContext): string {
  const configured = vscode.workspace.getConfiguration("blameless").get<string>("path", "");
  if (configured) {
    return configured;
  }
  const shipped = path.join(context.extensionPath, "bin", `${process.platform}-${process.arch}`, "blameless");
  return fs.existsSync(shipped) ? shipped : "blameless";
}

function isEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("blameless", uri).get<boolean>("enable", true);
}

/** A rule's id in the Problems view becomes a link to its explanation, which works without a network. */
function linked(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  if (typeof diagnostic.code === "string") {
    diagnostic.code = {
      value: diagnostic.code,
      target: vscode.Uri.from({ scheme: RULES, path: `/${diagnostic.code}.txt` }),
    };
  }
  return diagnostic;
}

function shown(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  return isEnabled(uri) ? diagnostics.map(linked) : [];
}

function explanationOf(rule: string, program: string): Promise<string> {
  return new Promise((resolve) =>
    childProcess.execFile(program, ["explain", rule], { encoding: "utf8" }, (problem, text, complaint) =>
      resolve(problem ? complaint || String(problem) : text)
    )
  );
}

function explanations(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(RULES, {
    provideTextDocumentContent: (uri) => explanationOf(path.basename(uri.path, ".txt"), programPath(context)),
  });
}

function clientOptions(): LanguageClientOptions {
  const packs = vscode.workspace.getConfiguration("blameless").get<string[]>("packFiles", []);
  return {
    documentSelector: [
      { language: "markdown", scheme: "file" },
      { language: "markdown", scheme: "untitled" },
      { language: "yaml", pattern: "**/.blameless.{yml,yaml}" },
      ...packs.map((pattern) => ({ language: "yaml", pattern })),
    ],
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, shown(uri, diagnostics)),
      provideDiagnostics: async (document, previous, token, next) => {
        const uri = document instanceof vscode.Uri ? document : document.uri;
        const report = await next(document, previous, token);
        if (report && "items" in report) {
          report.items = shown(uri, report.items);
        }
        return report;
      },
    },
  };
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const program = programPath(context);
  const server: ServerOptions = { command: program, args: ["lsp"] };
  client = new LanguageClient("blameless", "blameless", server, clientOptions());
  try {
    await client.start();
  } catch (problem) {
    client = undefined;
    void vscode.window.showErrorMessage(
      `blameless: could not start '${program}': ${problem}. Install the program, or set "blameless.path".`
    );
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const restart = async () => {
    await stop();
    await start(context);
  };
  context.subscriptions.push(
    explanations(context),
    vscode.commands.registerCommand("blameless.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (["path", "enable", "packFiles"].some((name) => event.affectsConfiguration(`blameless.${name}`))) {
        void restart();
      }
    })
  );
  await start(context);
}

export function deactivate(): Promise<void> {
  return stop();
}
