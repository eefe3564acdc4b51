// Writes src/api/generated/<service>.ts from every services/*-svc/<package>/openapi.yaml.
// With --check it writes nothing and exits 1 when a file on disk is not what the specification gives.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import openapiTypescript, { astToString } from "openapi-typescript";

const portal = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const services = path.join(portal, "..", "services");
const target = path.join(portal, "src", "api", "generated");

/** The specifications found, as [service name, path]. */
function specifications() {
  return readdirSync(services)
    .filter((folder) => folder.endsWith("-svc"))
    .map((folder) => {
      const name = folder.slice(0, -"-svc".length);
      return [name, path.join(services, folder, name, "openapi.yaml")];
    })
    .filter(([, file]) => existsSync(file));
}

/** The TypeScript for one specification. */
export async function generate(name, file) {
  const nodes = await openapiTypescript(pathToFileURL(file), { alphabetize: false, defaultNonNullable: false });
  return `// Made by \`npm run api\` from services/${name}-svc/${name}/openapi.yaml; do not edit.\n${astToString(nodes)}`;
}

const checking = process.argv.includes("--check");
const wanted = new Set();
let stale = 0;
mkdirSync(target, { recursive: true });
for (const [name, file] of specifications()) {
  const output = path.join(target, `${name}.ts`);
  wanted.add(`${name}.ts`);
  const text = await generate(name, file);
  const fresh = existsSync(output) && readFileSync(output, "utf8") === text;
  if (fresh) continue;
  stale += 1;
  console.log(`${checking ? "stale" : "wrote"}: src/api/generated/${name}.ts`);
  if (!checking) writeFileSync(output, text);
}
for (const file of readdirSync(target).filter((file) => !wanted.has(file))) {
  stale += 1;
  console.log(`${checking ? "no specification" : "removed"}: src/api/generated/${file}`);
  if (!checking) rmSync(path.join(target, file));
}
if (checking && stale > 0) process.exit(1);
