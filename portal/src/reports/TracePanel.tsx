import type { ReactNode } from "react";
import { Link } from "react-router";

import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { Dialog, DialogBody } from "@/design/Dialog";
import { useI18n } from "@/i18n";
import { weekOf } from "@/i18n/week";
import { useRights } from "@/identity/me";

import { useTrace, type InvoiceLine, type Trace } from "./queries";
import styles from "./Reports.module.css";

/** From an amount to who approved the hours, hop by hop. */
export function TracePanel({ line, onClose }: { line: InvoiceLine; onClose: () => void }) {
  const { t } = useI18n();
  const trace = useTrace(line.id);
  return (
    <Dialog title={t("reports.traceTitle")} shape="side" open onClose={onClose}>
      <DialogBody>
        <Answer of={trace}>{(found) => <Hops trace={found} />}</Answer>
      </DialogBody>
    </Dialog>
  );
}

function Hops({ trace: { line, invoice, timesheet_line: hours, shift, approval, gaps } }: { trace: Trace }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const gap = (wanted: Trace["gaps"][number][]) => gaps.filter((one) => wanted.includes(one)).map((one) => t(`reports.gap.${one}`)).join(" ");
  return (
    <ol className={styles.trace}>
      <Hop step={1} title={t("reports.hop.invoice")}>
        <p>
          {invoice.number} · {line.description}
        </p>
        <p>
          <strong>{format.money(line.amount)}</strong> <span className={styles.soft}>{format.number(line.quantity, 2)} × {format.money(line.price, 4)}</span>
        </p>
      </Hop>
      <Hop step={2} title={t("reports.hop.timesheet")} missing={hours === null ? gap(["timesheet_line_not_named", "timesheet_line_unknown"]) : undefined}>
        {hours !== null && (
          <>
            <p>
              {format.date(hours.work_date, "day")} · {known(hours.start) && known(hours.end) && `${format.time(hours.start)}–${format.time(hours.end)} · `}
              <strong>{format.hours(hours.minutes)}</strong>
            </p>
            {can("timesheet:read") && <Link to={`/timesheets/${hours.timesheet_id}`}>{t("reports.openTimesheet")}</Link>}
          </>
        )}
      </Hop>
      <Hop step={3} title={t("reports.hop.shift")} missing={shift === null ? gap(["shift_unknown"]) : undefined}>
        {shift !== null && (
          <>
            <p>
              {shift.work_post} · {format.moment(shift.start)}–{format.time(shift.end)}
            </p>
            {shift.unit_name !== undefined && <p className={styles.soft}>{shift.unit_name}</p>}
            {can("shift:read") && <Link to={`/planning?week=${weekOf(shift.start.slice(0, 10))}&shift=${shift.id}`}>{t("reports.openShift")}</Link>}
          </>
        )}
      </Hop>
      <Hop step={4} title={t("reports.hop.approval")} missing={approval === null ? t("reports.noApproval") : undefined}>
        {approval !== null && (
          <p>
            <strong>{approval.approver_name}</strong> · {format.moment(approval.approved_at)}
          </p>
        )}
      </Hop>
    </ol>
  );
}

function Hop({ step, title, missing, children }: { step: number; title: string; missing?: string | undefined; children: ReactNode }) {
  return (
    <li className={styles.hop} data-step={step} data-missing={missing === undefined ? undefined : ""}>
      <h3>{title}</h3>
      {missing !== undefined && <p className={styles.soft}>{missing}</p>}
      {children}
    </li>
  );
}
