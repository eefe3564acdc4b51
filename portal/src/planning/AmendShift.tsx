import { useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DateField } from "@/design/DateField";
import { TextField } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import type { Shift } from "./queries";
import { Findings } from "./Findings";
import styles from "./ShiftPanel.module.css";
import { findingsOf, type ShiftChange, type useShiftStep } from "./shifts";

interface AmendShiftProps {
  shift: Shift;
  step: ReturnType<typeof useShiftStep>;
  onDone: () => void;
}

/** Other times; of a published shift this makes a new version of its contract. */
export default function AmendShift({ shift, step, onDone }: AmendShiftProps) {
  const { t } = useI18n();
  const [date, setDate] = useState(shift.date);
  const [start, setStart] = useState(shift.start_time);
  const [end, setEnd] = useState(shift.end_time);
  const [pause, setPause] = useState(String(shift.break_minutes));
  const [reason, setReason] = useState("");
  const findings = findingsOf(step.error);
  const warned = findings.length > 0 && findings.every((finding) => finding.severity !== "block");
  const complete = date !== "" && start !== "" && end !== "" && /^\d{1,3}$/.test(pause);
  const done = () => {
    toast(t("planning.amended"));
    onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const change: ShiftChange = { date, start_time: start, end_time: end, break_minutes: Number(pause), accept_warnings: warned };
    if (reason.trim().length >= 3) change.reason = reason.trim();
    if (complete) step.mutate({ step: "amend", change }, { onSuccess: done });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {findings.length > 0 && <Findings findings={findings} />}
      <Failure of={step} />
      <div className={styles.fields}>
        <DateField label={t("timesheets.day")} value={date} onChange={setDate} required />
        <TimeField label={t("timesheets.start")} value={start} onChange={setStart} required />
        <TimeField label={t("timesheets.end")} value={end} onChange={setEnd} required />
        <TextField label={t("timesheets.breakMinutes")} value={pause} onChange={setPause} inputMode="numeric" maxLength={3} suffix={t("shell.minutesShort")} />
      </div>
      {shift.status === "published" && <p className={styles.soft}>{t("planning.amendPublished")}</p>}
      <TextField label={t("planning.amendReason")} maxLength={500} value={reason} onChange={setReason} />
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" isDisabled={!complete} isPending={step.isPending}>
          {t(warned ? "planning.amendAnyway" : "shell.save")}
        </Button>
      </div>
    </form>
  );
}
