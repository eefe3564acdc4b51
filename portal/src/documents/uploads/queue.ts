import { problemOf, type Problem } from "@/api/problem";

import type { Document, UploadKind } from "../queries";
import { refusedAhead, titleOf } from "./checks";
import { announce, sendContent } from "./sending";

/** Files on their way to the service. They live outside the screens: who looks at something else meanwhile loses nothing. */

/**
 * `ready`: can still be changed; `waiting`: for its turn; `sending`; `sent`: with the service, which scans it; `failed`: may
 * be tried again; `refused`: this file will not be taken.
 */
export type Stage = "ready" | "waiting" | "sending" | "sent" | "failed" | "refused";

export interface Upload {
  key: number;
  file: File;
  title: string;
  kind: UploadKind;
  unitId: string;
  /** Code of the work post that a form is about. */
  workPost: string;
  /** The document that this becomes the next edition of. */
  earlier: Document | undefined;
  stage: Stage;
  /** How much of it has gone, 0 to 1. */
  share: number;
  /** The same for every attempt to announce the same thing. */
  attempt: string;
  documentId: string | undefined;
  problem: Problem | undefined;
}

export type Details = Pick<Upload, "title" | "kind" | "unitId" | "workPost">;
type Wire = { announce: typeof announce; sendContent: typeof sendContent };

const AT_ONCE = 2;

export class UploadQueue {
  private shown: readonly Upload[] = [];
  private readonly watchers = new Set<() => void>();
  private readonly running = new Map<number, AbortController>();
  private last = 0;
  private owner = "";

  constructor(private readonly wire: Wire) {}

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly all = (): readonly Upload[] => this.shown;

  /** From here on for this person and client: what another one left behind is dropped. */
  belongTo(owner: string): void {
    if (this.owner !== "" && this.owner !== owner) for (const { key } of this.shown) this.remove(key);
    this.owner = owner;
  }

  add(files: readonly File[], details: Omit<Details, "title">, earlier?: Document): void {
    const added = files.map((file): Upload => {
      const code = refusedAhead(file);
      this.last += 1;
      return {
        ...details,
        key: this.last,
        file,
        title: earlier?.title ?? titleOf(file.name),
        earlier,
        stage: code === undefined ? "ready" : "refused",
        share: 0,
        attempt: crypto.randomUUID(),
        documentId: undefined,
        problem: code === undefined ? undefined : { status: 400, code },
      };
    });
    this.show([...this.shown, ...added]);
  }

  /** Change what is said of a file that has not gone; it is then announced anew. */
  change(key: number, details: Partial<Details>): void {
    this.update(key, { ...details, attempt: crypto.randomUUID(), documentId: undefined });
  }

  /** Send these, or all that have not gone. */
  start(key?: number): void {
    this.show(this.shown.map((one) => (isOpen(one) && (key === undefined || key === one.key) ? { ...one, stage: "waiting", problem: undefined } : one)));
    this.next();
  }

  /** Stop sending; the file stays and can be sent later. */
  cancel(key: number): void {
    this.update(key, { stage: "ready", share: 0 });
    this.stop(key);
  }

  remove(key: number): void {
    this.show(this.shown.filter((one) => one.key !== key));
    this.stop(key);
  }

  /** Drop what is done and what is refused. */
  clear(): void {
    this.show(this.shown.filter(({ stage }) => stage !== "sent" && stage !== "refused"));
  }

  private stop(key: number): void {
    this.running.get(key)?.abort();
    this.running.delete(key);
    this.next();
  }

  private next(): void {
    for (const one of this.shown.filter(({ stage }) => stage === "waiting").slice(0, AT_ONCE - this.running.size)) void this.send(one);
  }

  private async send(upload: Upload): Promise<void> {
    const { key } = upload;
    const stop = new AbortController();
    this.running.set(key, stop);
    this.update(key, { stage: "sending", share: 0 });
    const outcome = await this.attempt(upload, stop.signal).then((): Partial<Upload> => ({ stage: "sent", share: 1 }), after);
    // Who cancelled has said already what becomes of it.
    if (stop.signal.aborted) return;
    this.running.delete(key);
    this.update(key, outcome);
    this.next();
  }

  private async attempt(upload: Upload, signal: AbortSignal): Promise<void> {
    const again = upload.documentId !== undefined;
    const id = upload.documentId ?? (await this.wire.announce(upload));
    if (signal.aborted) return;
    this.update(upload.key, { documentId: id });
    try {
      await this.wire.sendContent(id, upload.file, (share) => this.update(upload.key, { share }), signal);
    } catch (thrown) {
      // The content arrived the time before; it was the answer that got lost.
      if (again && problemOf(thrown).code === "state") return;
      throw thrown;
    }
  }

  private update(key: number, change: Partial<Upload>): void {
    this.show(this.shown.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  private show(next: readonly Upload[]): void {
    this.shown = next;
    for (const watcher of this.watchers) watcher();
  }
}

/** True for what can be changed and sent. */
export function isOpen({ stage }: Pick<Upload, "stage">): boolean {
  return stage === "ready" || stage === "failed";
}

/** What becomes of a file that could not be sent. */
function after(thrown: unknown): Partial<Upload> {
  const problem = problemOf(thrown);
  const hopeless = problem.code.startsWith("file_") || problem.code === "body_too_large";
  // An announcement is forgotten after a day: the next attempt begins with a new one.
  const anew = problem.status === 404 ? { attempt: crypto.randomUUID(), documentId: undefined } : {};
  return { stage: hopeless ? "refused" : "failed", share: 0, problem, ...anew };
}

export const uploads = new UploadQueue({ announce, sendContent });
