import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { LiveHub } from "./live";

class FakeSource {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  private readonly named = new Map<string, () => void>();

  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, listener: () => void): void {
    this.named.set(name, listener);
  }
  close(): void {
    this.closed = true;
  }
  hint(type: string, id = "a"): void {
    this.onmessage?.({ data: JSON.stringify({ type, id, version: 2 }) });
  }
  resync(): void {
    this.named.get("resync")?.();
  }
}

const last = (): FakeSource => FakeSource.all.at(-1) as FakeSource;

beforeEach(() => {
  FakeSource.all = [];
  localStorage.clear();
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}")));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watched() {
  const queries = new QueryClient();
  const asked = vi.spyOn(queries, "invalidateQueries");
  return { hub: new LiveHub(queries), queries, asked };
}

describe("the live hub", () => {
  test("opens one stream per module, however many follow, and closes it after the last", () => {
    const { hub } = watched();
    const stops = [hub.follow("planning"), hub.follow("planning")];
    expect(FakeSource.all.map(({ url }) => url)).toEqual(["/api/planning/v1/live"]);
    stops.forEach((stop) => stop());
    expect(last().closed).toBe(false);
    vi.advanceTimersByTime(1_100);
    expect(last().closed).toBe(true);
  });

  test("asks once for many changes, and only what shows them", () => {
    const { hub, queries, asked } = watched();
    queries.setQueryDefaults(["planning", "board"], { meta: { live: ["shift"] } });
    queries.setQueryDefaults(["planning", "temps"], { meta: { live: ["temp"] } });
    queries.setQueryData(["planning", "board"], 1);
    queries.setQueryData(["planning", "temps"], 1);
    hub.follow("planning");
    for (let one = 0; one < 500; one += 1) last().hint("shift.published", `id-${one}`);
    vi.advanceTimersByTime(200);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(queries.getQueryState(["planning", "board"])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(["planning", "temps"])?.isInvalidated).toBe(false);
  });

  test("asks again for what was being asked for the first time: the answer may be from before the change", async () => {
    const { hub, queries } = watched();
    const answers: ((answer: string) => void)[] = [];
    const shown: unknown[] = [];
    const observer = new QueryObserver(queries, { queryKey: ["document", "one"], queryFn: () => new Promise<string>((resolve) => answers.push(resolve)), meta: { live: ["document"] } });
    const stop = observer.subscribe(({ data }) => shown.push(data));
    hub.follow("document");
    for (let one = 0; one < 3; one += 1) {
      last().hint("document.cleared");
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(answers).toHaveLength(1);
    answers[0]?.("quarantined");
    await vi.advanceTimersByTimeAsync(10);
    expect(answers).toHaveLength(2);
    answers[1]?.("available");
    await vi.advanceTimersByTimeAsync(10);
    expect(shown.at(-1)).toBe("available");
    stop();
  });

  test("asks for everything of the module after it was away, and when the service says so", async () => {
    const { hub, asked } = watched();
    hub.follow("planning");
    last().onopen?.();
    last().resync();
    expect(asked).toHaveBeenLastCalledWith({ queryKey: ["planning"] });
    asked.mockClear();
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSource.all).toHaveLength(2);
    last().onopen?.();
    expect(asked).toHaveBeenCalledWith({ queryKey: ["planning"] });
  });

  test("says that it is reconnecting, but not for the moment that a new token takes", async () => {
    const { hub } = watched();
    hub.follow("planning");
    last().onopen?.();
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(1_000);
    last().onopen?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hub.state).toBe("live");
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(hub.state).toBe("reconnecting");
    last().onopen?.();
    expect(hub.state).toBe("live");
  });

  test("tries ever more patiently while nobody answers", async () => {
    const { hub } = watched();
    hub.follow("planning");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(60_000);
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}")));
    await vi.advanceTimersByTimeAsync(46_000);
    expect(FakeSource.all.length).toBeGreaterThan(1);
    expect(FakeSource.all.length).toBeLessThan(5);
  });

  test("leads to the login when the session is over", async () => {
    const { hub, asked } = watched();
    hub.follow("planning");
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { status: 401 })));
    last().onerror?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledWith({ queryKey: ["identity", "me"] });
    expect(FakeSource.all).toHaveLength(1);
  });

  test("names the client of an agency user, because a stream cannot send a header", () => {
    localStorage.setItem("workaniser.company", "0199a000-0000-7000-8000-000000000001");
    const { hub } = watched();
    hub.follow("vacancy");
    expect(last().url).toBe("/api/vacancy/v1/live?company=0199a000-0000-7000-8000-000000000001");
  });
});
