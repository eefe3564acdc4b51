import { describe, expect, test } from "vitest";

import { batches, COLUMNS, decoded, template } from "./csv";

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

describe("a file is sent in parts", () => {
  const HEADING = "First_name;Email";

  test("each with the heading, and all lines of a user in the same one", () => {
    const parts = batches(`\uFEFF${HEADING}\r\nA;a@x.example\r\nB;b@x.example\r\n\r\nC;c@x.example\r\nA;A@x.example \r\n`, 2);
    expect(parts.map(({ csv }) => csv)).toEqual([`${HEADING}\nA;a@x.example\nA;A@x.example `, `${HEADING}\nB;b@x.example\nC;c@x.example`]);
    expect(parts.map(({ size }) => size)).toEqual([2, 2]);
    expect([2, 3].map(parts[0]?.lineOf ?? Number)).toEqual([2, 6]);
    expect([2, 3].map(parts[1]?.lineOf ?? Number)).toEqual([3, 5]);
  });

  test("with line ends and separators inside quotes left alone, and lines counted as the service does", () => {
    const parts = batches(`${HEADING}\n"A\n""the;first""";a@x.example\nB;b@x.example\nC 5";c@x.example\n`, 1);
    expect(parts.map(({ csv }) => csv.slice(HEADING.length + 1))).toEqual(['"A\n""the;first""";a@x.example', "B;b@x.example", 'C 5";c@x.example']);
    expect(parts.map(({ lineOf }, place) => lineOf(place === 0 ? 3 : 2))).toEqual([3, 4, 5]);
  });

  test("lines without an address stay apart, so that each is refused by itself", () => {
    expect(batches("email,first_name\n,A\n,B\n", 1)).toHaveLength(2);
  });

  test("as it is when it has no heading of ours, for the service to refuse", () => {
    expect(batches("nonsense\n1")).toMatchObject([{ csv: "nonsense\n1" }]);
    expect(batches("")).toMatchObject([{ csv: "" }]);
  });
});
