import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { send } from "./client";
import { chooseCompany, forgetSession, noteToken, tokenFor } from "./session";

type Call = { path: string; method: string; headers: Headers; body: string };

/** A network of one answer per path; remembers what was asked. */
function network(answers: (call: Call) => Response): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: string | Request, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, "https://portal.example"), init);
    const call = { path: new URL(request.url).pathname, method: request.method, headers: request.headers, body: await request.text() };
    calls.push(call);
    return answers(call);
  });
  return calls;
}

const REFRESH = "/api/identity/v1/session/refresh";
const get = () => new Request("https://portal.example/api/vacancy/v1/vacancies");
const post = () => new Request("https://portal.example/api/vacancy/v1/vacancies", { method: "POST", body: '{"title":"x"}' });

beforeEach(() => forgetSession());
afterEach(() => vi.unstubAllGlobals());

describe("send", () => {
  test("marks writes, and only writes, against forgery", async () => {
    const calls = network(() => new Response("{}"));
    await send(get());
    await send(post());
    expect(calls.map(({ headers }) => headers.get("X-Workaniser"))).toEqual([null, "1"]);
  });

  test("names the client that an agency user works for", async () => {
    chooseCompany("0199a000-0000-7000-8000-000000000001");
    const calls = network(() => new Response("{}"));
    await send(get());
    expect(calls[0]?.headers.get("Workaniser-Company")).toBe("0199a000-0000-7000-8000-000000000001");
  });

  test("refreshes once and sends the same again when the token ran out", async () => {
    let fresh = false;
    const calls = network(({ path }) => {
      if (path === REFRESH) fresh = true;
      return new Response("{}", { status: fresh ? 200 : 401 });
    });
    const answer = await send(post());
    expect(answer.status).toBe(200);
    expect(calls.map(({ path }) => path)).toEqual(["/api/vacancy/v1/vacancies", REFRESH, "/api/vacancy/v1/vacancies"]);
    expect(calls[2]?.body).toBe('{"title":"x"}');
    expect(calls[2]?.headers.get("X-Workaniser")).toBe("1");
  });

  test("shares one refresh among requests that fail together", async () => {
    let fresh = false;
    const calls = network(({ path }) => {
      if (path === REFRESH) fresh = true;
      return new Response("{}", { status: fresh ? 200 : 401 });
    });
    await Promise.all([send(get()), send(get()), send(get())]);
    expect(calls.filter(({ path }) => path === REFRESH)).toHaveLength(1);
  });

  test("gives the 401 when the session is over, after asking once", async () => {
    const calls = network(() => new Response("{}", { status: 401 }));
    expect((await send(get())).status).toBe(401);
    expect(calls.filter(({ path }) => path === REFRESH)).toHaveLength(1);
    expect(calls).toHaveLength(2);
  });

  test("takes a 401 to a login for an answer", async () => {
    const calls = network(() => new Response("{}", { status: 401 }));
    await send(new Request("https://portal.example/api/identity/v1/login", { method: "POST", body: "{}" }));
    expect(calls).toHaveLength(1);
  });

  test("does not take a restart of the service for the end of the session", async () => {
    network(({ path }) => new Response("{}", { status: path === REFRESH ? 503 : 401 }));
    await expect(send(get())).rejects.toThrow("http_503");
  });
});

describe("the token", () => {
  test("is renewed once when somebody may do more than it says, and not for what it says already", async () => {
    const calls = network(() => new Response("{}"));
    noteToken(["vacancy:read"]);
    await tokenFor(["vacancy:read"]);
    expect(calls).toEqual([]);
    await tokenFor(["timesheet:approve", "vacancy:read"]);
    await tokenFor(["timesheet:approve", "vacancy:read"]);
    expect(calls.map(({ path }) => path)).toEqual([REFRESH]);
  });

  test("that cannot be renewed now is tried again later, and nothing fails", async () => {
    let status = 503;
    const calls = network(() => new Response("{}", { status }));
    await tokenFor(["vacancy:read"]);
    status = 200;
    await tokenFor(["vacancy:read"]);
    await tokenFor(["vacancy:read"]);
    expect(calls).toHaveLength(2);
  });
});
