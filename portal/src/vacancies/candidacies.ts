import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";

import { VACANCY_LIVE, type Stage } from "./queries";

export type Candidate = components["schemas"]["Candidate"];
export type CandidateSummary = components["schemas"]["CandidateSummary"];

export const STAGE_TONES: Record<Stage, BadgeTone> = {
  proposed: "warn",
  shortlisted: "info",
  interview_planned: "mauve",
  accepted: "brand",
  placed: "good",
  rejected: "quiet",
  withdrawn: "quiet",
};

/** The candidates of a vacancy. */
export function useCandidates(vacancyId: string) {
  return useInfiniteQuery({
    queryKey: ["vacancy", "candidates", vacancyId],
    ...listed((cursor) => ask(vacancy.GET("/candidates", { params: { query: { vacancy_id: vacancyId, ...cursor } } }))),
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
export function useCandidate(id: string) {
  return useQuery({
    queryKey: ["vacancy", "candidate", id],
    queryFn: () => ask(vacancy.GET("/candidates/{candidate_id}", { params: { path: { candidate_id: id } } })),
    meta: VACANCY_LIVE,
  });
}

export type CandidateStep =
  | { step: "shortlist" | "accept" }
  | { step: "reject"; reason: string }
  | { step: "interview"; start: string; end: string; place: string | null }
  | { step: "comment"; text: string; key: string };

/** Whatever can be done with a candidate. */
export function useCandidateStep(shown: Candidate) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (what: CandidateStep) => {
      const after = await take(shown, what);
      if (after !== null) queries.setQueryData(["vacancy", "candidate", shown.id], after);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["vacancy"] }),
  });
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
    case "interview":
      return ask(vacancy.POST("/candidates/{candidate_id}/interview", { params, body: { start: what.start, end: what.end, place: what.place } }));
    case "comment":
      await ask(vacancy.POST("/candidates/{candidate_id}/comments", { params: { path, header: { "Idempotency-Key": what.key } }, body: { text: what.text } }));
      return null;
  }
}
