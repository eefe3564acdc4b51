import { beforeEach, expect, test, vi } from "vitest";

import { ApiProblem } from "@/api/problem";

import { UploadQueue, type Upload } from "./queue";

type Ended = { resolve: () => void; reject: (thrown: unknown) => void; onShare: (share: number) => void; signal: AbortSignal; id: string };

/** A service that answers when the test says so. */
let sent: Ended[] = [];
const announce = vi.fn((upload: Upload) => Promise.resolve(`id-of-${upload.file.name}`));
const sendContent = vi.fn(
  (id: string, _: File, onShare: (share: number) => void, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
      sent.push({ resolve, reject, onShare, signal, id });
    }),
);
let queue = new UploadQueue({ announce, sendContent });

beforeEach(() => {
  sent = [];
  announce.mockClear();
  sendContent.mockClear();
  queue = new UploadQueue({ announce, sendContent });
});

const file = (name: string, content = "x") => new File([content], name);
const add = (...files: File[]) => queue.add(files, { kind: "general", unitId: "unit", workPost: "" });
const stages = () => queue.all().map(({ stage }) => stage);
const settle = () => new Promise((resolve) => setTimeout(resolve));
const refusal = (code: string, status = 400) => new ApiProblem({ status, code });

test("two files go at once, the next when one is done, and one that is refused stops no other", async () => {
  add(file("a.pdf"), file("b.pdf"), file("c.pdf"), file("d.exe"));
  expect(stages()).toEqual(["ready", "ready", "ready", "refused"]);
  queue.start();
  await settle();
  expect(stages()).toEqual(["sending", "sending", "waiting", "refused"]);
  sent[0]?.onShare(0.5);
  expect(queue.all()[0]?.share).toBe(0.5);
  sent[0]?.reject(refusal("file_disguised"));
  sent[1]?.resolve();
  await settle();
  expect(stages()).toEqual(["refused", "sent", "sending", "refused"]);
  expect(queue.all()[0]?.problem?.code).toBe("file_disguised");
  sent[2]?.resolve();
  await settle();
  queue.clear();
  expect(stages()).toEqual([]);
});

test("what failed by accident is tried again as the same announcement", async () => {
  add(file("a.pdf"));
  queue.start();
  await settle();
  sent[0]?.reject(new TypeError("no network"));
  await settle();
  expect(stages()).toEqual(["failed"]);
  expect(queue.all()[0]?.problem?.code).toBe("unreachable");
  queue.start();
  await settle();
  expect(announce).toHaveBeenCalledTimes(1);
  expect(sent[1]?.id).toBe("id-of-a.pdf");
  // The first attempt had arrived after all: only its answer was lost.
  sent[1]?.reject(refusal("state", 409));
  await settle();
  expect(stages()).toEqual(["sent"]);
});

test("an announcement that got no answer is repeated under the same key, a changed one under another", async () => {
  announce.mockRejectedValueOnce(new TypeError("no network")).mockRejectedValueOnce(refusal("unit_unknown"));
  add(file("a.pdf"));
  queue.start();
  await settle();
  queue.start();
  await settle();
  const [key = 0] = queue.all().map((one) => one.key);
  queue.change(key, { unitId: "another" });
  queue.start();
  await settle();
  const attempts = announce.mock.calls.map(([upload]) => upload.attempt);
  expect(attempts[0]).toBe(attempts[1]);
  expect(attempts[2]).not.toBe(attempts[1]);
  expect(announce.mock.calls[2]?.[0].unitId).toBe("another");
});

test("an announcement that was forgotten is made anew", async () => {
  add(file("a.pdf"));
  queue.start();
  await settle();
  sent[0]?.reject(refusal("not_found", 404));
  await settle();
  queue.start();
  await settle();
  const attempts = announce.mock.calls.map(([upload]) => upload.attempt);
  expect(new Set(attempts).size).toBe(2);
});

test("cancelling stops a file, keeps it, and lets the next one go", async () => {
  add(file("a.pdf"), file("b.pdf"), file("c.pdf"));
  queue.start();
  await settle();
  const [first] = queue.all();
  queue.cancel(first?.key ?? 0);
  await settle();
  expect(sent[0]?.signal.aborted).toBe(true);
  expect(stages()).toEqual(["ready", "sending", "sending"]);
  queue.start(first?.key);
  sent[1]?.resolve();
  await settle();
  expect(stages()).toEqual(["sending", "sent", "sending"]);
  queue.remove(queue.all()[2]?.key ?? 0);
  expect(stages()).toEqual(["sending", "sent"]);
});

test("another person at the same screen finds nothing of it", async () => {
  queue.belongTo("petronella");
  add(file("a.pdf"));
  queue.start();
  await settle();
  queue.belongTo("petronella");
  expect(stages()).toEqual(["sending"]);
  queue.belongTo("hortense");
  expect(stages()).toEqual([]);
  expect(sent[0]?.signal.aborted).toBe(true);
});
