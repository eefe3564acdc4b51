/** What went wrong, as the service said it (RFC 9457), or as the browser saw it when no service answered. */
export interface Problem {
  status: number;
  code: string;
  detail?: string;
  params?: Record<string, unknown>;
  errors?: { pointer?: string; rule?: string }[];
  /** Everything else the service said, such as the findings of work rules. */
  more?: Record<string, unknown>;
}

/** Thrown by every call that does not succeed. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = "ApiProblem";
  }
}

/** The problem behind anything that was thrown; `unreachable` when nobody answered, `unexpected` when it is our own fault. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ApiProblem) return thrown.problem;
  if (thrown instanceof TypeError) return { status: 0, code: "unreachable" };
  return { status: 0, code: "unexpected" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Read a problem document; an answer that is none (a proxy's page) becomes one by its status. */
export function readProblem(status: number, body: unknown): Problem {
  if (!isRecord(body) || typeof body["code"] !== "string") return { status, code: `http_${status}` };
  const problem: Problem = { status, code: body["code"], more: body };
  if (typeof body["detail"] === "string") problem.detail = body["detail"];
  if (isRecord(body["params"])) problem.params = body["params"];
  if (Array.isArray(body["errors"])) problem.errors = body["errors"].filter(isRecord);
  return problem;
}

/** The rule that was broken per field, from JSON pointers such as `/body/positions` or `/positions`. */
export function fieldRules(problem: Problem): Map<string, string> {
  const found = new Map<string, string>();
  for (const { pointer, rule } of problem.errors ?? []) {
    const field = (pointer ?? "").split("/").filter((part) => part !== "" && part !== "body")[0];
    if (field !== undefined) found.set(field, rule ?? "invalid");
  }
  return found;
}
