import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "esnext", minify: false, chunkSizeWarningLimit: 100000 },
  worker: { format: "es" },
  resolve: { dedupe: ["vscode"] },
  logLevel: "error",
});
