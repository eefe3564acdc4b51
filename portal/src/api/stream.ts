import type { Module } from "./client";
import { chosenCompany, refreshSession } from "./session";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** A stream ends when its token does; a reconnection that takes less than this is not worth showing. */
const GRACE_MS = 2_500;

/** What a service says of a change: the data itself is asked for again. */
export interface Hint {
  type: string;
  id: string;
  version: number;
}

interface Listener {
  onHint: (hint: Hint) => void;
  onResync: (module: Module) => void;
  onState: () => void;
  onEnded: () => void;
}

/** One EventSource that comes back by itself, with a fresh token, ever more patiently. */
export class Stream {
  followers = 0;
  /** True when it has been away long enough to say so. */
  lost = false;
  private source: EventSource | undefined;
  private retryMs = FIRST_RETRY_MS;
  private wasOpen = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private grace: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly module: Module,
    private readonly listener: Listener,
  ) {
    this.open();
  }

  /** Connect now, whatever was going on. */
  open(): void {
    clearTimeout(this.retry);
    this.source?.close();
    const company = chosenCompany();
    const source = new EventSource(`/api/${this.module}/v1/live${company === null ? "" : `?company=${company}`}`);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.comeBack();
    source.onmessage = (event: MessageEvent<string>) => this.listener.onHint(JSON.parse(event.data) as Hint);
    source.addEventListener("resync", () => this.listener.onResync(this.module));
  }

  /** Disconnect for good. */
  close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.grace);
    this.grace = undefined;
    this.source?.close();
    this.lost = false;
  }

  private opened(): void {
    clearTimeout(this.grace);
    this.grace = undefined;
    this.retryMs = FIRST_RETRY_MS;
    this.setLost(false);
    // Whatever happened while away was missed.
    if (this.wasOpen) this.listener.onResync(this.module);
    this.wasOpen = true;
  }

  private comeBack(): void {
    this.source?.close();
    this.grace ??= setTimeout(() => this.setLost(true), GRACE_MS);
    const wait = this.retryMs * (0.5 + Math.random());
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    clearTimeout(this.retry);
    // The usual end of a stream is the end of its token, so it is renewed first.
    this.retry = setTimeout(() => {
      refreshSession().then(
        (alive) => (alive ? this.open() : this.listener.onEnded()),
        () => this.comeBack(),
      );
    }, wait);
  }

  private setLost(lost: boolean): void {
    if (this.lost === lost) return;
    this.lost = lost;
    this.listener.onState();
  }
}
