import { expect, test } from "vitest";

import { COLUMNS, decoded, template } from "./csv";

test("the template opens well in a spreadsheet: marked, with semicolons, one value per column", () => {
  const text = template([{ unit: "Gent; haven", role: "planner" }, { unit: "Ploeg \"A\"", role: "timesheet_approver" }]);
  expect(text.startsWith("\uFEFFemail;first_name;")).toBe(true);
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('"Gent; haven";planner;"Gent; haven"');
  expect(lines[3]).toContain('"Ploeg ""A"""');
  expect(lines[0]?.split(";")).toHaveLength(COLUMNS.length);
});

test("a file is read however a spreadsheet wrote it", () => {
  const utf8 = new TextEncoder().encode("\uFEFFSéraphine;Liège");
  expect(decoded(utf8)).toBe("Séraphine;Liège");
  expect(decoded(new TextEncoder().encode("Séraphine"))).toBe("Séraphine");
  expect(decoded(Uint8Array.from([0x53, 0xe9, 0x72, 0x61]))).toBe("Séra");
  expect(decoded(Uint8Array.from([0xff, 0xfe, 0x53, 0x00, 0xe9, 0x00]))).toBe("Sé");
});
