import type { ReactNode } from "react";

import { useTitle } from "@/api/changes";
import { LanguageSwitch } from "@/shell/LanguageSwitch";
import { Logo } from "@/shell/Logo";
import { Notices } from "@/shell/Notices";

import styles from "./Doorway.module.css";

/** The screens before somebody is signed in. */
export function Doorway({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={styles.doorway}>
      <div className={styles.band} aria-hidden="true">
        <Weave />
      </div>
      <main className={styles.main}>
        <div className={styles.top}>
          <Logo tone="dark" />
          <LanguageSwitch />
        </div>
        <Notices />
        <div className={styles.panel}>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

const ROWS = [
  [40, 118],
  [150, 96],
  [72, 140],
  [12, 84],
  [196, 70],
  [104, 122],
  [30, 60],
  [164, 110],
  [58, 92],
  [132, 138],
] as const;

/** A week of shifts, drawn: what the portal is about. */
function Weave() {
  return (
    <svg className={styles.weave} viewBox="0 0 320 640" preserveAspectRatio="xMidYMid slice">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((day) => (
        <line key={day} x1={day * 46} x2={day * 46} y1="0" y2="640" stroke="#ffffff" strokeOpacity="0.07" />
      ))}
      {ROWS.map(([x, width], row) => (
        <rect key={row} x={x} y={34 + row * 60} width={width} height="30" rx="8" fill={row % 4 === 1 ? "#f4b860" : "#ffffff"} fillOpacity={row % 4 === 1 ? 0.9 : 0.1 + (row % 3) * 0.05} />
      ))}
    </svg>
  );
}
