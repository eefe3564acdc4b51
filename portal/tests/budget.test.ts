// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build, type Manifest } from "vite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

/** The most script, compressed, that showing a screen may need. */
const BUDGET = 200_000;
/** Screens with sentences of their own, which no other screen waits for. */
const MORE_WORDS: [RegExp, string][] = [
  [/^src\/identity\/[a-z]+\//, "access"],
  [/^src\/vacancies\//, "hiring"],
];
const root = fileURLToPath(new URL("..", import.meta.url));
const out = mkdtempSync(path.join(tmpdir(), "portal-"));
let manifest: Manifest = {};

beforeAll(async () => {
  // What people get, not React's version with all its checks that a test would get.
  vi.stubEnv("NODE_ENV", "production");
  await build({ root, logLevel: "error", build: { outDir: out, emptyOutDir: true } });
  manifest = JSON.parse(readFileSync(path.join(out, ".vite", "manifest.json"), "utf8")) as Manifest;
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** The files that a chunk needs before it runs. */
function needed(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const other of chunk.imports ?? []) needed(other, found);
  return found;
}

const compressed = new Map<string, number>();

function gzipOf(files: Iterable<string>): number {
  const scripts = [...files].filter((file) => file.endsWith(".js"));
  for (const file of scripts) if (!compressed.has(file)) compressed.set(file, gzipSync(readFileSync(path.join(out, file)), { level: 6 }).length);
  return scripts.reduce((sum, file) => sum + (compressed.get(file) ?? 0), 0);
}

describe("script per screen", () => {
  test("is within the budget, language included", () => {
    const screens = Object.keys(manifest["index.html"]?.dynamicImports ? manifest : {}).filter((name) => manifest["index.html"]?.dynamicImports?.includes(name) && !name.startsWith("src/i18n/"));
    const languages = ["nl", "fr", "en"].map((language) => `src/i18n/${language}/index.ts`);
    const sizes = screens.map((screen): [string, number] => {
      const words = (language: string) => MORE_WORDS.filter(([screens]) => screens.test(screen)).flatMap(([, part]) => [...needed(language.replace("index", part))]);
      const largest = Math.max(...languages.map((language) => gzipOf(new Set([...needed("index.html"), ...needed(screen), ...needed(language), ...words(language)]))));
      return [screen, largest];
    });
    sizes.sort(([, one], [, other]) => other - one);
    console.log(sizes.map(([screen, bytes]) => `${(bytes / 1000).toFixed(1).padStart(7)} kB  ${screen}`).join("\n"));
    expect(sizes.length).toBeGreaterThanOrEqual(16);
    expect(sizes.filter(([, bytes]) => bytes > BUDGET)).toEqual([]);
  }, 60_000);

  test("brings no style as text: the content security policy would refuse it", () => {
    const scripts = Object.values(manifest).map(({ file }) => file).filter((file) => file.endsWith(".js"));
    const html = readFileSync(path.join(out, "index.html"), "utf8");
    expect(scripts.length).toBeGreaterThan(10);
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
  });
});
