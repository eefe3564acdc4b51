import { Fragment, lazy, Suspense, useState } from "react";

import { known } from "@/api/known";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Icon } from "@/design/Icon";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { Pay } from "./Pay";
import styles from "./Timesheet.module.css";
import type { Line, Timesheet, useStep } from "./queries";

const CorrectLine = lazy(() => import("./CorrectLine"));
const EXTRAS = ["overtime_50", "overtime_100", "night", "sunday", "holiday"] as const;

/** The days of a sheet, planned next to actual; a line that differs stands out. */
export function Lines({ sheet, step }: { sheet: Timesheet; step: ReturnType<typeof useStep> }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const [explained, setExplained] = useState<string>();
  const correcting = useDialog<Line>();
  const correctable = can("timesheet:correct", sheet.unit_id) && ["open", "submitted", "rejected"].includes(sheet.status);
  const wages = sheet.lines.some((line) => line.amount !== undefined);
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t("timesheets.day")}</th>
            <th className={table.secondary}>{t("shell.workPost")}</th>
            <th>{t("timesheets.planned")}</th>
            <th>{t("timesheets.worked")}</th>
            <th className={table.number}>{t("timesheets.difference")}</th>
            <th className={table.secondary}>{t("timesheets.premiums")}</th>
            {wages && <th className={table.number}>{t("timesheets.amount")}</th>}
            {correctable && <th>
                    <span className="visually-hidden">{t("timesheets.correct")}</span>
                  </th>}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <Fragment key={line.id}>
              <tr className={line.differs ? styles.differs : undefined}>
                <th scope="row" className={styles.day}>
                  {format.date(line.work_date, "day")}
                </th>
                <td className={`${table.soft} ${table.secondary}`}>{line.work_post}</td>
                <td className={styles.times}>
                  <Times worked={line.planned} />
                </td>
                <td className={`${styles.times} ${styles.actual}`}>
                  {line.absent ? t("timesheets.absent") : <Times worked={line.actual} />}
                  {line.reason !== null && <span className={styles.reason}>{line.reason}</span>}
                </td>
                <td className={table.number}>{line.differs ? format.hours(line.deviation_minutes, true) : "="}</td>
                <td className={table.secondary}>
                  <span className={styles.kinds}>
                    {EXTRAS.filter((kind) => line.hours[kind] > 0).map((kind) => (
                      <Badge key={kind} tone="mauve">
                        {t(`timesheets.kind.${kind}`)} {format.hours(line.hours[kind])}
                      </Badge>
                    ))}
                  </span>
                </td>
                {wages && (
                  <td className={table.number}>
                    <Button small tone="quiet" aria-expanded={explained === line.id} aria-label={t("timesheets.explain", { amount: format.money(line.amount ?? "0") })} onPress={() => setExplained(explained === line.id ? undefined : line.id)}>
                      {format.money(line.amount ?? "0")}
                      <Icon name="down" size={14} />
                    </Button>
                  </td>
                )}
                {correctable && (
                  <td className={table.number}>
                    <Button small aria-label={t("timesheets.correctDay", { day: format.date(line.work_date, "day") })} onPress={() => correcting.open(line)}>
                      <Icon name="edit" size={16} />
                    </Button>
                  </td>
                )}
              </tr>
              {explained === line.id && (
                <tr className={styles.why}>
                  <td colSpan={8}>
                    <Pay line={line} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Suspense>{correcting.subject !== undefined && <CorrectLine key={correcting.subject.id} line={correcting.subject} step={step} onClose={correcting.close} />}</Suspense>
    </>
  );
}

function Times({ worked }: { worked: Line["actual"] }) {
  const { t, format } = useI18n();
  if (!known(worked)) return "–";
  return (
    <>
      {format.time(worked.start)}–{format.time(worked.end)}{" "}
      <small>
        {worked.break_minutes > 0 && `${t("timesheets.break", { count: worked.break_minutes })} · `}
        {format.hours(worked.minutes)}
      </small>
    </>
  );
}
