// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { MOST_BYTES, refusedAhead, TAKEN, titleOf } from "../src/documents/uploads/checks";
import en from "../src/i18n/en";

const service = fileURLToPath(new URL("../../services/document-svc/document", import.meta.url));
const specification = readFileSync(path.join(service, "openapi.yaml"), "utf8");

test("what is refused without sending is what the service would refuse", () => {
  expect(specification).toContain(`x-upload: ${MOST_BYTES}\n`);
  const said = /"(pdf, [a-z, ]+)"/.exec(specification)?.[1]?.split(/, | or /);
  // The same type under its longer name.
  expect(said?.toSorted()).toEqual(TAKEN.filter((one) => one !== "jpeg").toSorted());
});

test("every reason to refuse a file has its sentence", () => {
  const codes = [...readFileSync(path.join(service, "refusals.py"), "utf8").matchAll(/^ +"(file_[a-z_]+)":/gm)].map((found) => found[1] ?? "");
  expect(codes.length).toBeGreaterThanOrEqual(10);
  expect(codes.filter((code) => !(code in en.problems))).toEqual([]);
});

test.each([
  ["nota.pdf", 10, undefined],
  ["FOTO.JPEG", MOST_BYTES, undefined],
  ["nota.pdf", MOST_BYTES + 1, "file_too_large"],
  ["nota.pdf", 0, "file_empty"],
  ["nota.exe", 0, "file_type"],
  ["nota", 10, "file_type"],
  [".pdf", 10, "file_type"],
])("%s of %i bytes: %s", (name, size, code) => {
  expect(refusedAhead({ name, size })).toBe(code);
});

test("a title begins as the file name without its extension", () => {
  expect(titleOf("werkpostfiche_orderpicker.v2.pdf")).toBe("werkpostfiche orderpicker.v2");
  expect(titleOf("_.pdf")).toBe("_.pdf");
  expect(titleOf(`${"x".repeat(300)}.pdf`)).toHaveLength(200);
});
