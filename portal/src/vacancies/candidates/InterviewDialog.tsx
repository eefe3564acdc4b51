import { useState, type SubmitEvent } from "react";

import { known } from "@/api/known";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { useI18n } from "@/i18n";

import type { Candidate, Moment } from "./candidacies";
import { MomentFields } from "./MomentFields";
import { isComplete, momentOf, nextMoment, typedMoment } from "./moments";
import { stepName } from "./steps";

interface InterviewDialogProps {
  candidate: Candidate;
  doing: { isPending: boolean; error: unknown };
  onMoment: (moment: Moment) => void;
  onClose: () => void;
}

/** When and where an interview is, agreed with the candidate already. */
export function InterviewDialog({ candidate, doing, onMoment, onClose }: InterviewDialogProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const planned = known(candidate.interview) && !candidate.interview.cancelled ? candidate.interview : undefined;
  const [moment, setMoment] = useState(planned === undefined ? nextMoment() : typedMoment(planned));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isComplete(moment)) onMoment(momentOf(moment));
  };
  return (
    <Dialog title={t("hiring.interviewWith", { name: candidate.name })} shape="wide" open onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          <p>{t("hiring.interviewLead")}</p>
          <Failure of={doing} />
          <MomentFields moment={moment} onChange={setMoment} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={doing.isPending} isDisabled={!isComplete(moment)}>
            {stepName("plan_interview", candidate, i18n)}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
