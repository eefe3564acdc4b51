import type { ReactNode } from "react";
import { Link } from "react-router";

import { useTitle } from "@/api/changes";
import { known } from "@/api/known";

import { Icon } from "./Icon";
import styles from "./Page.module.css";

interface PageProps {
  /** The heading and the document's title. */
  title: string;
  /** Where this page hangs, e.g. the list that it belongs to. */
  back?: { to: string; label: string };
  /** Beside the heading: a badge or two. */
  aside?: ReactNode;
  /** Under the heading: what this is about. */
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** A screen: heading, actions and content. */
export function Page({ title, back, aside, about, actions, children, wide = false }: PageProps) {
  useTitle(title);
  return (
    <div className={wide ? styles.wide : styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {back !== undefined && (
            <Link to={back.to} className={styles.back}>
              <Icon name="left" size={14} />
              {back.label}
            </Link>
          )}
          <div className={styles.titleRow}>
            <h1>{title}</h1>
            {aside}
          </div>
          {about !== undefined && <div className={styles.about}>{about}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A block of content on the page. */
export function Card({ title, actions, children, flush = false }: { title?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={styles.card}>
      {(title !== undefined || actions !== undefined) && (
        <header className={styles.cardHeader}>
          {title !== undefined && <h2>{title}</h2>}
          {actions}
        </header>
      )}
      <div className={flush ? styles.flush : styles.cardBody}>{children}</div>
    </section>
  );
}

/** Names and values, as a description list. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** One name and value; shows a dash when there is none. */
export function Fact({ name, children, wide = false }: { name: ReactNode; children: ReactNode; wide?: boolean }) {
  const empty = !known(children) || children === "";
  return (
    <div className={wide ? styles.wideFact : undefined}>
      <dt>{name}</dt>
      <dd>{empty ? "–" : children}</dd>
    </div>
  );
}

/** Filters above a list. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={styles.filters}>{children}</div>;
}
