import { lazy, Suspense, type ReactNode } from "react";

import { problemOf } from "@/api/problem";
import { sentenceOf } from "@/design/Answer";
import { useDialog } from "@/design/Dialog";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { useCandidateStep, type Candidate } from "./candidacies";
import type { Step } from "./steps";

const Decide = lazy(() => import("./Decide"));

/** What somebody is about to do; `sure` when they chose it by name, and did not drop a card somewhere. */
export interface Question {
  candidate: Candidate;
  what: Step;
  sure: boolean;
}

/** Take a step at once, or ask first what it needs to know; `dialog` is where that is asked. */
export function useDeciding(): { decide: (question: Question) => void; pending: Step | undefined; dialog: ReactNode } {
  const i18n = useI18n();
  const asking = useDialog<Question>();
  const step = useCandidateStep();
  const decide = (question: Question) => {
    const { candidate, what, sure } = question;
    if (what !== "shortlist" && (what !== "accept" || !sure)) {
      asking.open(question);
      return;
    }
    step.mutate(
      { step: what, shown: candidate },
      {
        onSuccess: () => toast(i18n.t(`hiring.done.${what}`, { name: candidate.name })),
        onError: (error) => toast(sentenceOf(problemOf(error), i18n)),
      },
    );
  };
  const pending = step.isPending && (step.variables.step === "shortlist" || step.variables.step === "accept") ? step.variables.step : undefined;
  return { decide, pending, dialog: <Suspense>{asking.subject !== undefined && <Decide question={asking.subject} onClose={asking.close} />}</Suspense> };
}
