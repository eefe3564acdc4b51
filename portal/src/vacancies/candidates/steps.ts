import { known } from "@/api/known";
import type { I18n } from "@/i18n/messages";

import type { Allowed, CandidateSummary } from "./candidacies";

/** What can be decided about a candidate. */
export type Step = Exclude<Allowed, "comment">;

/** In the order in which they are offered. */
export const STEPS: readonly Step[] = ["accept", "shortlist", "propose_slots", "plan_interview", "cancel_interview", "reject"];

/** What a step is called; an interview that is planned is changed. */
export function stepName(step: Step, { status, interview }: Pick<CandidateSummary, "status" | "interview">, { t }: Pick<I18n, "t">): string {
  if (step === "plan_interview" && status === "interview_planned" && known(interview) && !interview.cancelled) return t("hiring.do.change_interview");
  return t(`hiring.do.${step}`);
}
