import { useInfiniteQuery, useIsMutating, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";
import { listed } from "@/api/pages";

import { VACANCY_LIVE } from "../queries";

export type Candidate = components["schemas"]["Candidate"];
export type CandidateSummary = components["schemas"]["CandidateSummary"];
export type Slot = components["schemas"]["Slot"];
export type Moment = components["schemas"]["InterviewPlan"];
export type Allowed = Candidate["allowed"][number];

/** As many cards as the service gives at once; more come when they are asked for. */
const PAGE = 200;

/** The candidates of a vacancy. */
export function useCandidates(vacancyId: string) {
  return useInfiniteQuery({
    queryKey: ["vacancy", "candidates", vacancyId],
    ...listed((cursor) => ask(vacancy.GET("/candidates", { params: { query: { vacancy_id: vacancyId, limit: PAGE, ...cursor } } }))),
    meta: VACANCY_LIVE,
  });
}

/** Candidates on whom the client still has to decide, everywhere. */
export function useWaitingCandidates(enabled: boolean) {
  return useQuery({
    queryKey: ["vacancy", "candidates", "waiting"],
    queryFn: () => ask(vacancy.GET("/candidates", { params: { query: { waiting: true, limit: 100 } } })),
    enabled,
    meta: VACANCY_LIVE,
  });
}

/** One candidate with proposal, CV and comments. */
export function useCandidate(id: string, enabled = true) {
  return useQuery({
    queryKey: candidateKey(id),
    queryFn: () => ask(vacancy.GET("/candidates/{candidate_id}", { params: { path: { candidate_id: id } } })),
    enabled,
    meta: VACANCY_LIVE,
  });
}

/** Where one candidate is kept. */
export function candidateKey(id: string): readonly string[] {
  return ["vacancy", "candidate", id];
}

export type CandidateStep =
  | { step: "shortlist" | "accept" }
  | { step: "reject" | "cancel_interview"; reason: string }
  | { step: "plan_interview"; moment: Moment }
  | { step: "propose_slots"; slots: Moment[] }
  | { step: "confirm" | "withdraw"; slot: string }
  | { step: "comment"; text: string; key: string };

const STEP = ["vacancy", "candidate-step"] as const;
/** What no step changes. */
const FACTS = new Set(["work-posts", "motives", "views", "templates", "settings"]);

type Taken = CandidateStep & { shown: Candidate };

/** Whatever can be done with a candidate; nothing moves before the service confirmed it. */
export function useCandidateStep() {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: STEP,
    mutationFn: async ({ shown, ...what }: Taken) => {
      const after = await take(shown, what);
      if (after !== null) queries.setQueryData(candidateKey(shown.id), after);
    },
    // Also after a refusal: somebody else was first, and what they did has to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: ["vacancy"], predicate: ({ queryKey }) => !FACTS.has(String(queryKey[1])) }),
  });
}

/** Whether something is being done with this candidate. */
export function useMoving(id: string): boolean {
  return useIsMutating({ mutationKey: STEP, predicate: ({ state }) => (state.variables as Taken | undefined)?.shown.id === id }) > 0;
}

async function take(shown: Candidate, what: CandidateStep): Promise<Candidate | null> {
  const path = { candidate_id: shown.id };
  const params = { path, header: ifMatch(shown) };
  switch (what.step) {
    case "shortlist":
      return ask(vacancy.POST("/candidates/{candidate_id}/shortlist", { params }));
    case "accept":
      return ask(vacancy.POST("/candidates/{candidate_id}/accept", { params }));
    case "reject":
      return ask(vacancy.POST("/candidates/{candidate_id}/reject", { params, body: { reason: what.reason } }));
    case "plan_interview":
      return ask(vacancy.POST("/candidates/{candidate_id}/interview", { params, body: what.moment }));
    case "cancel_interview":
      return ask(vacancy.POST("/candidates/{candidate_id}/interview/cancel", { params, body: { reason: what.reason } }));
    case "propose_slots":
      return ask(vacancy.POST("/candidates/{candidate_id}/slots", { params, body: { slots: what.slots } }));
    case "confirm":
      return ask(vacancy.POST("/candidates/{candidate_id}/slots/confirm", { params, body: { slot_id: what.slot } }));
    case "withdraw":
      return ask(vacancy.POST("/candidates/{candidate_id}/slots/withdraw", { params, body: { slot_id: what.slot } }));
    case "comment":
      await ask(vacancy.POST("/candidates/{candidate_id}/comments", { params: { path, header: { "Idempotency-Key": what.key } }, body: { text: what.text } }));
      return null;
  }
}

/** Mark the comments on a candidate as read. */
export function useReadComments(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask(vacancy.POST("/candidates/{candidate_id}/comments/read", { params: { path: { candidate_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ meta }) => meta === VACANCY_LIVE }),
  });
}
