import { expect, test } from "vitest";

import { fileNameOf } from "./download";

test.each([
  ['attachment; filename="contract.pdf"', "contract.pdf"],
  ["attachment; filename=report.xlsx", "report.xlsx"],
  [`attachment; filename="x.pdf"; filename*=UTF-8''Cv%20Chlo%C3%A9.pdf`, "Cv Chloé.pdf"],
  ["attachment", "otherwise.bin"],
  [null, "otherwise.bin"],
])("the file of %s is called %s", (disposition, name) => {
  expect(fileNameOf(disposition, "otherwise.bin")).toBe(name);
});
