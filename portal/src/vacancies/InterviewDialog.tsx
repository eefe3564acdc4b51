import { useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DateField } from "@/design/DateField";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { TextField } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { useI18n } from "@/i18n";
import { addDays, dayAt, instantAt, timeAt, todayHere } from "@/i18n/week";

import type { Candidate, useCandidateStep } from "./candidacies";

interface InterviewDialogProps {
  candidate: Candidate;
  step: ReturnType<typeof useCandidateStep>;
  onClose: () => void;
}

/** Day, time and place of an interview. */
export default function InterviewDialog({ candidate, step, onClose }: InterviewDialogProps) {
  const { t } = useI18n();
  const planned = candidate.interview ?? undefined;
  const [day, setDay] = useState(planned === undefined ? addDays(todayHere(), 1) : dayAt(planned.start));
  const [start, setStart] = useState(planned === undefined ? "10:00" : timeAt(planned.start));
  const [end, setEnd] = useState(planned === undefined ? "10:45" : timeAt(planned.end));
  const [place, setPlace] = useState(planned?.place ?? "");
  const close = () => {
    step.reset();
    onClose();
  };
  const complete = day !== "" && start !== "" && end > start;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!complete) return;
    step.mutate({ step: "interview", start: instantAt(day, start), end: instantAt(day, end), place: place.trim() === "" ? null : place.trim() }, { onSuccess: close });
  };
  return (
    <Dialog title={t("hiring.interviewWith", { name: candidate.name })} open onClose={close}>
      <form onSubmit={submit}>
        <DialogBody>
          <Failure of={step} />
          <DateField label={t("hiring.interviewDay")} value={day} onChange={setDay} required />
          <TimeField label={t("timesheets.start")} value={start} onChange={setStart} required />
          <TimeField label={t("timesheets.end")} value={end} onChange={setEnd} required error={end !== "" && end <= start ? t("problems.rule.after_start") : undefined} />
          <TextField label={t("hiring.interviewPlace")} value={place} onChange={setPlace} maxLength={300} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={close}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={step.isPending} isDisabled={!complete}>
            {t("hiring.do.interview")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
