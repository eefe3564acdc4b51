// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import en from "../src/i18n/en";
import access from "../src/i18n/en/access";
import { sentenceKey } from "../src/identity/rights/inWords";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Python of the services and the chassis, without their tests. */
function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py") && !/(^|\/)(tests|testing|migrations|__pycache__)\//.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), "utf8"));
}

const python = [...sources("services"), ...sources("chassis/chassis")].join("\n");
const specification = readFileSync(path.join(root, "services/planning-svc/planning/openapi.yaml"), "utf8");
const all = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ""))].sort();

/** What only a program that does not follow the specifications is told. */
const PROTOCOL = new Set([
  "answer_off_spec", "body_missing", "company_invalid", "csrf", "cursor_invalid", "disconnected", "idempotency_reused", "if_match_missing",
  "json_invalid", "media_type", "method_not_allowed", "parameter_invalid", "parameter_missing", "parameter_repeated", "parameter_unknown",
  "query_invalid", "token_invalid", "token_unverifiable",
]);

test("every refusal that a person can meet has its sentence", () => {
  const codes = all(python, /\b(?:Problem|Invalid|Unauthorised|Forbidden|NotFound|Conflict|Stale|TooLarge|Unprocessable|PreconditionRequired|TooMany|Unavailable|Blocked)\(\s*"([a-z_0-9]+)"/g);
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !PROTOCOL.has(code) && !(code in en.problems))).toEqual([]);
});

test("every step that a timeline can show has its name", () => {
  const steps = all(python, /\b(?:publish|record)\(\s*"((?:vacancy|candidate|shift|contract|timesheet)\.[a-z_]+)"/g);
  expect(steps.length).toBeGreaterThan(25);
  expect(steps.filter((step) => !(step in en.actions))).toEqual([]);
});

test("every reason why a temp is blocked or warned has its sentence", () => {
  const codes = all(specification, /What to say: ([a-z_, ]+)/g).flatMap((list) => list.split(", "));
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !(`finding.${code}` in en.planning))).toEqual([]);
});

test("everything that can be permitted has its sentence", () => {
  const specifications = readdirSync(path.join(root, "services"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("openapi.yaml") && !file.includes("/tests/"));
  const permissions = specifications.flatMap((file) => {
    const block = /\n( +)scopes:\n((?:\1 +\S.*\n)+)/.exec(readFileSync(path.join(root, "services", file), "utf8"))?.[2] ?? "";
    return all(block, /^ +([a-z]+:[a-z]+):/gm);
  });
  expect(specifications.length).toBe(6);
  expect(permissions.length).toBeGreaterThan(30);
  expect(permissions.map(sentenceKey).filter((key) => !(key.replace("access.", "") in access))).toEqual([]);
});
