import * as fs from "fs";
import * as path from "path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

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

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [
      { language: "markdown", scheme: "file" },
      { language: "markdown", scheme: "untitled" },
      { language: "yaml", pattern: "**/.blameless.{yml,yaml}" },
    ],
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, isEnabled(uri) ? diagnostics : []),
    },
  };
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const program = programPath(context);
  const server: ServerOptions = { command: program, args: ["lsp"] };
  client = new LanguageClient("blameless", "blameless", server, clientOptions());
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    void vscode.window.showErrorMessage(
      `blameless: could not start '${program}': ${error}. Install the program, or set "blameless.path".`
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
    vscode.commands.registerCommand("blameless.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("blameless.path") || event.affectsConfiguration("blameless.enable")) {
        void restart();
      }
    })
  );
  await start(context);
}

export function deactivate(): Promise<void> {
  return stop();
}
