import { useState, type SubmitEvent } from "react";

import { known } from "@/api/known";
import { fieldRules, problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { CheckField, TextField } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { addDays, dayAt, instantAt, timeAt } from "@/i18n/week";

import styles from "./Timesheet.module.css";
import type { Correction, Line, useStep } from "./queries";

/** The correction of a line from what was typed; an end before the start is on the next day. */
export function correctionOf(line: Line, typed: { start: string; end: string; pause: string; absent: boolean; reason: string }): Correction {
  if (typed.absent) return { absent: true, reason: typed.reason };
  const times = line.actual ?? line.planned;
  // A shift belongs to its work date but a night shift's actual start may lie after midnight.
  const day = known(times) ? dayAt(times.start) : line.work_date;
  return {
    absent: false,
    actual_start: instantAt(day, typed.start),
    actual_end: instantAt(typed.end > typed.start ? day : addDays(day, 1), typed.end),
    actual_break_minutes: Number(typed.pause),
    reason: typed.reason,
  };
}

interface CorrectLineProps {
  line: Line;
  step: ReturnType<typeof useStep>;
  onClose: () => void;
}

/** Correct the hours of one day. */
export default function CorrectLine({ line, step, onClose }: CorrectLineProps) {
  const { t, format } = useI18n();
  const times = line.actual ?? line.planned;
  const [start, setStart] = useState(times ? timeAt(times.start) : "");
  const [end, setEnd] = useState(times ? timeAt(times.end) : "");
  const [pause, setPause] = useState(String(times?.break_minutes ?? 0));
  const [absent, setAbsent] = useState(line.absent);
  const [reason, setReason] = useState(line.reason ?? "");
  const [tried, setTried] = useState(false);
  const rules = step.error === null ? new Map<string, string>() : fieldRules(problemOf(step.error));
  const wrong = (field: string): string | undefined => {
    const rule = rules.get(field);
    return rule === undefined ? undefined : (t.maybe(`problems.rule.${rule}`) ?? t("problems.rule.invalid"));
  };
  const close = () => {
    step.reset();
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim().length < 3 || (!absent && (start === "" || end === "" || !/^\d{1,3}$/.test(pause)))) return;
    const correction = correctionOf(line, { start, end, pause, absent, reason: reason.trim() });
    step.mutate({ step: "line", lineId: line.id, correction }, {
      onSuccess: () => {
        toast(t("timesheets.corrected"));
        close();
      },
    });
  };
  return (
    <Dialog title={t("timesheets.correctDay", { day: format.date(line.work_date, "day") })} open onClose={close}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {line.planned && (
            <p>
              {t("timesheets.planned")}: {format.time(line.planned.start)}–{format.time(line.planned.end)} · {format.hours(line.planned.minutes)}
            </p>
          )}
          <Failure of={step} />
          <CheckField label={t("timesheets.didNotWork")} value={absent} onChange={setAbsent} />
          {!absent && (
            <div className={styles.form}>
              <TimeField label={t("timesheets.start")} value={start} onChange={setStart} required autoFocus error={wrong("actual_start") ?? (tried && start === "" ? t("problems.rule.required") : undefined)} />
              <TimeField label={t("timesheets.end")} value={end} onChange={setEnd} required error={wrong("actual_end") ?? (tried && end === "" ? t("problems.rule.required") : undefined)} />
              <TextField label={t("timesheets.breakMinutes")} value={pause} onChange={setPause} inputMode="numeric" maxLength={3} required suffix={t("shell.minutesShort")} error={wrong("actual_break_minutes") ?? (/^\d{1,3}$/.test(pause) ? undefined : t("problems.rule.invalid"))} />
            </div>
          )}
          <TextField label={t("shell.reason")} rows={2} required maxLength={500} value={reason} onChange={setReason} error={tried && reason.trim().length < 3 ? t("shell.reasonShort") : undefined} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={close}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={step.isPending}>
            {t("shell.save")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
