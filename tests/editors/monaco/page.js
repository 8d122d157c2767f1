// The page: an editor with a report, and the language client connected to the server behind a web socket.
import "@codingame/monaco-vscode-markdown-basics-default-extension";
import "@codingame/monaco-vscode-theme-defaults-default-extension";
import { EditorApp } from "monaco-languageclient/editorApp";
import { LanguageClientWrapper } from "monaco-languageclient/lcwrapper";
import { MonacoVscodeApiWrapper } from "monaco-languageclient/vscodeApiWrapper";
import { configureDefaultWorkerFactory } from "monaco-languageclient/workerFactory";
import * as vscode from "vscode";

const parameters = new URLSearchParams(location.search);
const container = document.getElementById("editor");

const api = new MonacoVscodeApiWrapper({
  $type: "extended",
  viewsConfig: { $type: "EditorService", htmlContainer: container },
  userConfiguration: {
    json: JSON.stringify({
      "editor.lightbulb.enabled": "on",
      "editor.minimap.enabled": false,
      "editor.wordWrap": "on",
      "editor.unicodeHighlight.ambiguousCharacters": false,
      "workbench.colorTheme": "Default Light Modern",
    }),
  },
  monacoWorkerFactory: configureDefaultWorkerFactory,
});
await api.start();

const client = new LanguageClientWrapper({
  languageId: "markdown",
  connection: { options: { $type: "WebSocketUrl", url: parameters.get("server") } },
  clientOptions: { documentSelector: ["markdown"] },
});
await client.start();

const app = new EditorApp({
  codeResources: { modified: { text: parameters.get("text"), uri: "/workspace/report.md", enforceLanguageId: "markdown" } },
});
await app.start(container);

// What the driver looks at.
const editor = app.getEditor();
window.check = {
  text: () => editor.getModel().getValue(),
  findings: () =>
    vscode.languages.getDiagnostics(vscode.Uri.file("/workspace/report.md")).map((diagnostic) => ({
      code: typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code,
      message: diagnostic.message,
      severity: diagnostic.severity,
      source: diagnostic.source,
      text: editor.getModel().getValueInRange({
        startLineNumber: diagnostic.range.start.line + 1, startColumn: diagnostic.range.start.character + 1,
        endLineNumber: diagnostic.range.end.line + 1, endColumn: diagnostic.range.end.character + 1,
      }),
    })),
  moveTo: (words) => {
    const found = editor.getModel().findNextMatch(words, { lineNumber: 1, column: 1 }, false, true, null, false);
    editor.setPosition({ lineNumber: found.range.startLineNumber, column: found.range.startColumn });
    editor.focus();
  },
  capabilities: () => client.getLanguageClient().initializeResult.capabilities,
};
