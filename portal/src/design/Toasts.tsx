import { useSyncExternalStore } from "react";

import { Icon } from "./Icon";
import styles from "./Toasts.module.css";

/** Short confirmations of what was just done; they go by themselves and are read out. */

interface Toast {
  id: number;
  text: string;
}

const SHOWN_MS = 5_000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Say that something was done. */
export function toast(text: string): void {
  last += 1;
  const id = last;
  replace([...toasts.slice(-2), { id, text }]);
  setTimeout(() => replace(toasts.filter((shown) => shown.id !== id)), SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the confirmations appear; once, in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map(({ id, text }) => (
        <div key={id} className={styles.toast}>
          <Icon name="check" size={16} />
          {text}
        </div>
      ))}
    </div>
  );
}
