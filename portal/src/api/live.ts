import type { Query, QueryClient, QueryFilters } from "@tanstack/react-query";

import { markChanged } from "./changes";
import type { Module } from "./client";
import { Stream, type Hint } from "./stream";

export type LiveState = "live" | "reconnecting";

/** How long after a change the screens ask again, so that five hundred approvals cost one question and not five hundred. */
const GATHER_MS = 120;

/** What a query says about itself in `meta.live`: the aggregates whose changes make it old. */
declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { live?: readonly string[] };
  }
}

/** Keeps one stream per module that somebody looks at, and makes the queries about what changed ask again. */
export class LiveHub {
  private readonly streams = new Map<Module, Stream>();
  private readonly watchers = new Set<() => void>();
  private aggregates = new Set<string>();
  private gathering = false;
  private readonly late = new WeakSet<Query>();
  state: LiveState = "live";

  constructor(private readonly queries: QueryClient) {}

  /** Follow a module until the returned function is called; followers of the same module share its stream. */
  follow(module: Module): () => void {
    const stream = this.streams.get(module) ?? new Stream(module, this);
    this.streams.set(module, stream);
    stream.followers += 1;
    return () => {
      stream.followers -= 1;
      // A screen that gives way to the next one of the same module keeps the stream.
      setTimeout(() => {
        if (stream.followers > 0 || this.streams.get(module) !== stream) return;
        stream.close();
        this.streams.delete(module);
        this.onState();
      }, 1_000);
    };
  }

  /** Open every stream anew, for another client or another user. */
  restart(): void {
    for (const stream of this.streams.values()) stream.open();
  }

  /** Be told when `state` changes. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  readonly onHint = (hint: Hint): void => {
    markChanged(hint.id);
    this.gather([hint.type.split(".")[0] ?? hint.type]);
  };

  readonly onResync = (module: Module): void => {
    this.renew({ queryKey: [module] });
  };

  readonly onState = (): void => {
    const lost = [...this.streams.values()].some((stream) => stream.lost);
    const state = lost ? "reconnecting" : "live";
    if (state === this.state) return;
    this.state = state;
    for (const watcher of this.watchers) watcher();
  };

  /** The session is over: asking who is signed in leads to the login screen. */
  readonly onEnded = (): void => {
    void this.queries.invalidateQueries({ queryKey: ["identity", "me"] });
  };

  private gather(aggregates: string[]): void {
    for (const aggregate of aggregates) this.aggregates.add(aggregate);
    if (this.gathering) return;
    this.gathering = true;
    setTimeout(() => {
      const changed = this.aggregates;
      this.aggregates = new Set();
      this.gathering = false;
      this.renew({ predicate: (query) => query.meta?.live?.some((name) => changed.has(name)) ?? false });
    }, GATHER_MS);
  }

  /** Have queries ask again; those that are asking for the first time once they are answered, maybe with what was before the change. */
  private renew(which: QueryFilters): void {
    for (const query of this.queries.getQueryCache().findAll(which)) {
      if (query.state.data !== undefined || query.promise === undefined || this.late.has(query)) continue;
      this.late.add(query);
      const again = () => {
        this.late.delete(query);
        void this.queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
      };
      query.promise.then(again, again);
    }
    void this.queries.invalidateQueries(which);
  }
}

