import type { ReactNode } from "react";

import styles from "./Badge.module.css";

export type BadgeTone = "quiet" | "info" | "good" | "warn" | "bad" | "mauve" | "brand";

/** A short word about a state; never by colour alone. */
export function Badge({ tone = "quiet", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}

/** A number that asks for attention. */
export function Count({ value }: { value: number | string }) {
  return <span className={styles.count}>{value}</span>;
}
