import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// The gateway that `make up` starts; override with PORTAL_API when it listens elsewhere.
const gateway = process.env["PORTAL_API"] ?? "https://localhost:8443";

/** Compress once, as small as can be, instead of at every request: nginx sends the .gz as it is (gzip_static). */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      for (const file of readdirSync(path.join(dir, "assets")).filter((name) => /\.(js|css|svg)$/.test(name))) {
        const whole = path.join(dir, "assets", file);
        writeFileSync(`${whole}.gz`, gzipSync(readFileSync(whole), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    // React Aria brings its own sentences in thirty languages; we ship the three we speak.
    { ...optimizeLocales.vite({ locales: ["nl-NL", "fr-FR", "en-US"] }), enforce: "pre" },
    compressed(),
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
  // The gateway refuses changes that come from a page of another origin.
  server: { proxy: { "/api": { target: gateway, changeOrigin: true, secure: false, headers: { origin: gateway } } } },
});
