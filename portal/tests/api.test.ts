// @vitest-environment node
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../scripts/api.mjs", import.meta.url));

test("the API client is what the specifications give", { timeout: 60_000 }, () => {
  expect(() => execFileSync(process.execPath, [script, "--check"], { encoding: "utf8", stdio: "pipe" })).not.toThrow();
});
