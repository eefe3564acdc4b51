import { expect, test } from "vitest";

import { codeIn, recoveryCode } from "./Code";

test("a recovery code is understood however it is typed", () => {
  for (const typed of ["abcd-efgh-2345-6767", "ABCD EFGH 2345 6767", " abcdefgh23456767 ", "abcd‑efgh‑2345‑6767"]) expect(recoveryCode(typed)).toBe("abcd-efgh-2345-6767");
  expect(recoveryCode("")).toBe("");
});

test("only what was typed is sent, as what it is", () => {
  expect(codeIn({ kind: "totp", text: "123 456" })).toEqual({ totp: "123456" });
  expect(codeIn({ kind: "recovery_code", text: "ABCDEFGH23456767" })).toEqual({ recovery_code: "abcd-efgh-2345-6767" });
  expect(codeIn({ kind: "totp", text: " " })).toEqual({});
});
