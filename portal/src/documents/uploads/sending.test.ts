import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiProblem } from "@/api/problem";
import { chooseCompany, forgetSession } from "@/api/session";

import { sendContent } from "./sending";

/** A browser's request as far as it is used here, answered in turn by `answers`; 0 is a line that broke. */
class FakeRequest {
  static made: FakeRequest[] = [];
  static answers: { status: number; body?: unknown }[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  headers: Record<string, string> = {};
  status = 0;
  responseText = "";
  line = "";
  body: unknown;
  onload = (): void => undefined;
  onerror = (): void => undefined;
  onabort = (): void => undefined;

  constructor() {
    FakeRequest.made.push(this);
  }
  open(method: string, path: string): void {
    this.line = `${method} ${path}`;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: unknown): void {
    this.body = body;
    const answer = FakeRequest.answers.shift();
    if (answer === undefined) return;
    this.upload.onprogress?.({ loaded: 1, total: 4 });
    this.status = answer.status;
    this.responseText = answer.body === undefined ? "<html>" : JSON.stringify(answer.body);
    if (answer.status === 0) this.onerror();
    else this.onload();
  }
  abort(): void {
    this.onabort();
  }
}

const file = new File(["content"], "nota.pdf");
const send = (signal = new AbortController().signal, onShare = vi.fn()) => sendContent("one", file, onShare, signal);

beforeEach(() => {
  forgetSession();
  FakeRequest.made = [];
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
});
afterEach(() => vi.unstubAllGlobals());

test("the file itself is the body, and how far it is is told", async () => {
  chooseCompany("0199a000-0000-7000-8000-000000000001");
  FakeRequest.answers = [{ status: 200, body: {} }];
  const onShare = vi.fn();
  await send(undefined, onShare);
  const [request] = FakeRequest.made;
  expect(request?.body).toBe(file);
  expect(request?.line).toBe("PUT /api/document/v1/documents/one/content");
  expect(request?.headers).toEqual({ "Content-Type": "application/octet-stream", "X-Workaniser": "1", "Workaniser-Company": "0199a000-0000-7000-8000-000000000001" });
  expect(onShare).toHaveBeenCalledWith(0.25);
});

test("a token that ran out is renewed once", async () => {
  const refresh = vi.fn(() => Promise.resolve(new Response("{}")));
  vi.stubGlobal("fetch", refresh);
  FakeRequest.answers = [{ status: 401, body: { code: "sign_in" } }, { status: 200, body: {} }];
  await send();
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(FakeRequest.made).toHaveLength(2);
});

test("a refusal is a problem with its code, also from who speaks no JSON; a broken line is none", async () => {
  FakeRequest.answers = [{ status: 400, body: { code: "file_active" } }, { status: 502 }, { status: 0 }];
  await expect(send()).rejects.toMatchObject({ problem: { code: "file_active" } });
  await expect(send()).rejects.toMatchObject({ problem: { code: "http_502" } });
  await expect(send()).rejects.not.toBeInstanceOf(ApiProblem);
});

test("who cancels stops the request", async () => {
  FakeRequest.answers = [];
  const stop = new AbortController();
  const sending = send(stop.signal);
  stop.abort();
  await expect(sending).rejects.toMatchObject({ name: "AbortError" });
});
