import { useEffect, useSyncExternalStore } from "react";

/** Which aggregates just changed, so that their rows can show it softly for a moment. */

const SHOWN_MS = 2_200;
const changed = new Map<string, number>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Mark an aggregate as just changed. */
export function markChanged(id: string): void {
  const mark = Date.now();
  changed.set(id, mark);
  tell();
  setTimeout(() => {
    if (changed.get(id) !== mark) return;
    changed.delete(id);
    tell();
  }, SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Attributes for the element that shows this aggregate: `data-changed` for a moment after it changed. */
export function useChanged(id: string): { "data-changed"?: number } {
  const mark = useSyncExternalStore(subscribe, () => changed.get(id));
  return mark === undefined ? {} : { "data-changed": mark };
}

/** The document's title, while the calling screen is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Workaniser" : `${title} · Workaniser`;
  }, [title]);
}
