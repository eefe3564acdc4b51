import type { ReactNode } from "react";

import styles from "./Figures.module.css";

/** A few figures side by side, and what can be done about them. */
export function Figures({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.figures}>
      <dl className={styles.list}>{children}</dl>
      {Boolean(action) && <div className={styles.action}>{action}</div>}
    </div>
  );
}

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: "warn" | "good" | "bad" | undefined;
}

/** One figure with its name and what it compares to. */
export function Figure({ label, value, note, tone }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {note !== undefined && <dd className={`${styles.note} ${tone === undefined ? "" : styles[tone]}`}>{note}</dd>}
    </div>
  );
}
