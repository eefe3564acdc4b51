import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { Dialog, DialogBody } from "@/design/Dialog";
import { Fact, Facts } from "@/design/Page";
import { Timeline } from "@/design/Timeline";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { AssignList } from "./AssignList";
import type { Shift } from "./queries";
import { Contract } from "./Contract";
import { Findings } from "./Findings";
import { Steps } from "./Light";
import { Price } from "./Price";
import { ShiftActions } from "./ShiftActions";
import styles from "./ShiftPanel.module.css";
import { useShift, useShiftStep } from "./shifts";

/** Everything about one shift, beside the board. */
export function ShiftPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, format } = useI18n();
  const shift = useShift(id);
  const found = shift.data;
  const title = found === undefined ? t("planning.shift") : `${found.work_post_name} · ${format.date(found.date, "day")} ${found.start_time}–${found.end_time}`;
  return (
    <Dialog title={title} shape="side" open onClose={onClose}>
      {found === undefined ? (
        <DialogBody>
          <Answer of={shift}>{() => null}</Answer>
        </DialogBody>
      ) : (
        <Known shift={found} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Known({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const step = useShiftStep(shift);
  const open = !known(shift.temp);
  const accepted = shift.accepted ?? [];
  return (
    <>
      <DialogBody>
        <div className={styles.status}>
          <Steps light={shift.light} />
          {shift.light.late && <strong className={styles.late}>{t("planning.late")}</strong>}
          {typeof shift.light.minutes_to_start === "number" && <span className={styles.soft}>{t("planning.startsIn", { when: format.relative(shift.start) })}</span>}
        </div>
        <Facts>
          <Fact name={t("shell.temp")}>{open ? t("planning.nobody") : shift.temp?.name}</Fact>
          <Fact name={t("shell.unit")}>{shift.unit_name}</Fact>
          <Fact name={t("planning.duration")}>
            {format.hours(shift.minutes)}
            {shift.break_minutes > 0 && ` (${t("timesheets.break", { count: shift.break_minutes })})`}
          </Fact>
          {known(shift.cost_centre) && <Fact name={t("shell.costCentre")}>{shift.cost_centre}</Fact>}
          {shift.note !== null && (
            <Fact name={t("planning.note")} wide>
              {shift.note}
            </Fact>
          )}
          {known(shift.cancel_reason) && (
            <Fact name={t("planning.cancelled")} wide>
              {shift.cancel_reason}
            </Fact>
          )}
        </Facts>
        {can("wage:read", shift.unit_id) && !shift.history && shift.status !== "cancelled" && <Price shift={shift} />}
        {!open && shift.findings.length > 0 && <Findings findings={shift.findings} />}
        {accepted.length > 0 && (
          <ul className={styles.accepted}>
            {accepted.map((one, place) => (
              <li key={place}>
                {one.at !== undefined && t("planning.acceptedBy", { name: one.by_name ?? t("shell.system"), moment: format.moment(one.at) })}: {t.maybe(`planning.rule.${one.rule}`) ?? one.rule}
                {known(one.reason) && ` – ${one.reason}`}
              </li>
            ))}
          </ul>
        )}
        {known(shift.contract) && <Contract contract={shift.contract} />}
        <ShiftActions shift={shift} step={step} onClose={onClose} />
        {open && shift.status === "draft" && can("shift:write", shift.unit_id) && <AssignList shift={shift} step={step} />}
        <section className={styles.history}>
          <h3>{t("shell.history")}</h3>
          <Timeline steps={shift.timeline} />
        </section>
      </DialogBody>
    </>
  );
}
