import { fileURLToPath } from "node:url";

import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The gateway that `make up` starts; override with PORTAL_API when it listens elsewhere.
const gateway = process.env["PORTAL_API"] ?? "https://localhost:8443";

export default defineConfig({
  plugins: [
    react(),
    // React Aria brings its own sentences in thirty languages; we ship the three we speak.
    { ...optimizeLocales.vite({ locales: ["nl-NL", "fr-FR", "en-US"] }), enforce: "pre" },
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    manifest: true,
    // A data: URL would need a wider content security policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rollupOptions: {
      onwarn(warning, report) {
        // "use client" says something to server renderers only.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") report(warning);
      },
    },
  },
  server: { proxy: { "/api": { target: gateway, changeOrigin: true, secure: false } } },
});
