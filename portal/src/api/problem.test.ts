import { describe, expect, test } from "vitest";

import { ApiProblem, fieldRules, problemOf, readProblem } from "./problem";

describe("problems", () => {
  test("are read as the service wrote them", () => {
    const body = { type: "urn:x", status: 409, code: "rules_block", params: { hours: 9 }, findings: [{ rule: "daily_rest" }] };
    const problem = readProblem(409, body);
    expect(problem).toMatchObject({ status: 409, code: "rules_block", params: { hours: 9 } });
    expect(problem.more?.["findings"]).toEqual([{ rule: "daily_rest" }]);
  });

  test("of a proxy, which answers with a page, are known by their status", () => {
    expect(readProblem(502, "<html>Bad gateway</html>")).toEqual({ status: 502, code: "http_502" });
    expect(readProblem(500, undefined)).toEqual({ status: 500, code: "http_500" });
    expect(readProblem(500, { code: 7 })).toEqual({ status: 500, code: "http_500" });
  });

  test("name the fields they are about", () => {
    const rules = fieldRules({ status: 400, code: "body_invalid", errors: [{ pointer: "/positions", rule: "maximum" }, { pointer: "/body/title", rule: "minLength" }, { rule: "x" }] });
    expect([...rules]).toEqual([["positions", "maximum"], ["title", "minLength"]]);
  });

  test("tell a lost connection from a mistake of ours", () => {
    expect(problemOf(new TypeError("Failed to fetch")).code).toBe("unreachable");
    expect(problemOf(new Error("oops")).code).toBe("unexpected");
    expect(problemOf(new ApiProblem({ status: 404, code: "not_found" })).code).toBe("not_found");
  });
});
