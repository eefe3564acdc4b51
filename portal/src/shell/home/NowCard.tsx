import type { ReactNode } from "react";
import { Link } from "react-router";

import { Count } from "@/design/Badge";
import { Icon, type IconName } from "@/design/Icon";

import styles from "../Home.module.css";

interface NowCardProps {
  icon: IconName;
  title: string;
  to: string;
  /** Where the whole module is. */
  all: string;
  children: ReactNode;
}

/** One module on the home screen. */
export function NowCard({ icon, title, to, all, children }: NowCardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <header>
        <span className={styles.icon}>
          <Icon name={icon} />
        </span>
        <h2>{title}</h2>
        <Link to={to}>{all}</Link>
      </header>
      {children}
    </section>
  );
}

interface NowLineProps {
  to: string;
  count?: number | string;
  note?: ReactNode;
  children: ReactNode;
}

/** One thing that asks for attention, and where to do it. */
export function NowLine({ to, count, note, children }: NowLineProps) {
  return (
    <li>
      <Link to={to} className={styles.line}>
        {count !== undefined && <Count value={count} />}
        <span className={styles.text}>
          {children}
          {note !== undefined && <small>{note}</small>}
        </span>
        <Icon name="right" size={16} />
      </Link>
    </li>
  );
}

/** Nothing to do here. */
export function NowNothing({ children }: { children: ReactNode }) {
  return (
    <p className={styles.nothing}>
      <Icon name="check" size={16} />
      {children}
    </p>
  );
}
