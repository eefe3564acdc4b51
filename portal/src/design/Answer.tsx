import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { known } from "@/api/known";
import { problemOf, type Problem } from "@/api/problem";
import { useI18n } from "@/i18n";
import type { I18n } from "@/i18n/messages";

import styles from "./Answer.module.css";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

/** Lines where the content will come. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const { t } = useI18n();
  return (
    <div className={styles.waiting} role="status">
      <span className="visually-hidden">{t("shell.loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}

/** Nothing here, and what to do about it. */
export function Empty({ icon = "info", title, children }: { icon?: IconName; title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon name={icon} size={24} />
      </span>
      <p className={styles.emptyTitle}>{title}</p>
      {children !== undefined && <div className={styles.emptyText}>{children}</div>}
    </div>
  );
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What went wrong, in the user's language. */
export function sentenceOf(problem: Problem, { t, format }: Pick<I18n, "t"> & Partial<Pick<I18n, "format">>): string {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(problem.params ?? {})) {
    if (typeof value === "string") params[name] = format !== undefined && DAY.test(value) ? format.date(value) : value;
    if (typeof value === "number") params[name] = value;
  }
  return t.maybe(`problems.${problem.code}`, params) ?? t.maybe(`problems.http_${problem.status}`) ?? t("problems.unexpected");
}

/** A problem where it happened; what the person typed stays. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const i18n = useI18n();
  const known = i18n.t.maybe(`problems.${problem.code}`) !== undefined;
  return (
    <div className={styles.problem} role="alert">
      <Icon name="warn" />
      <div>
        <p>{sentenceOf(problem, i18n)}</p>
        {!known && <p className={styles.code}>{problem.code}</p>}
      </div>
      {onRetry !== undefined && (
        <Button small onPress={onRetry}>
          {i18n.t("shell.retry")}
        </Button>
      )}
    </div>
  );
}

/** The problem of a mutation, if it has one. */
export function Failure({ of: { error } }: { of: { error: unknown } }) {
  return !known(error) ? null : <ProblemNote problem={problemOf(error)} />;
}

interface AnswerProps<Data> {
  of: UseQueryResult<Data>;
  waiting?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** What a query answered: content, or that it is coming, or why it is not. Old content stays while it is asked again. */
export function Answer<Data>({ of: query, waiting, children }: AnswerProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  return waiting ?? <Waiting />;
}
