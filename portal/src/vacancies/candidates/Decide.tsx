import { ConfirmDialog } from "@/design/ConfirmDialog";
import { ReasonDialog } from "@/design/ReasonDialog";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { useCandidate, useCandidateStep, type CandidateStep } from "./candidacies";
import type { Question } from "./deciding";
import { InterviewDialog } from "./InterviewDialog";
import { SlotsDialog } from "./SlotsDialog";
import { stepName } from "./steps";

/** Asks what a step needs to know: whether, why, or when. */
export default function Decide({ question: { candidate, what }, onClose }: { question: Question; onClose: () => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const step = useCandidateStep();
  // What is sent is the candidate as shown now, also after somebody else was first.
  const shown = useCandidate(candidate.id).data ?? candidate;
  const { name } = shown;
  const asked = { doing: step, onClose };
  const take = (how: CandidateStep) =>
    step.mutate(
      { ...how, shown },
      {
        onSuccess: () => {
          toast(t(`hiring.done.${what}`, { name }));
          onClose();
        },
      },
    );
  if (what === "plan_interview") return <InterviewDialog {...asked} candidate={shown} onMoment={(moment) => take({ step: what, moment })} />;
  if (what === "propose_slots") return <SlotsDialog {...asked} name={name} onSlots={(slots) => take({ step: what, slots })} />;
  if (what === "accept" || what === "shortlist") {
    return <ConfirmDialog {...asked} title={t("hiring.acceptTitle", { name })} lead={t("hiring.acceptLead")} action={stepName(what, shown, i18n)} onConfirm={() => take({ step: what })} />;
  }
  return (
    <ReasonDialog
      title={t(what === "reject" ? "hiring.rejectTitle" : "hiring.callOffTitle", { name })}
      lead={t(what === "reject" ? "hiring.rejectLead" : "hiring.callOffLead")}
      suggestions={what === "reject" ? [t("hiring.rejectExperience"), t("hiring.rejectAvailability"), t("hiring.rejectOther")] : []}
      action={stepName(what, shown, i18n)}
      open
      pending={step.isPending}
      error={step.error}
      onClose={onClose}
      onReason={(reason) => take({ step: what, reason })}
    />
  );
}
