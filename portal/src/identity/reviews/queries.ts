import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity, ifMatch } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";
import { given } from "@/shell/filters";

export type Review = components["schemas"]["Review"];
export type ReviewLine = components["schemas"]["ReviewLine"];
export type ReviewState = components["schemas"]["ReviewState"];
export type AnswerOf = components["schemas"]["ReviewAnswers"]["answers"][number];

export const STATES: readonly ReviewState[] = ["open", "overdue", "wrong", "confirmed"];
export const STATE_TONES: Record<ReviewState, BadgeTone> = { open: "warn", overdue: "bad", wrong: "bad", confirmed: "good" };
/** So many answers go in one request (the service's limit), and so many lines come in one. */
export const MOST = 200;
const LIVE = { live: ["review", "user", "access"] };

/** The rounds of the client at hand, the latest first. */
export function useReviews(enabled = true) {
  return useInfiniteQuery({
    queryKey: ["identity", "reviews"],
    ...listed((cursor) => ask(identity.GET("/reviews", { params: { query: cursor } }))),
    enabled,
    meta: LIVE,
  });
}

/** One round with its counts. */
export function useReview(id: string) {
  return useQuery({ queryKey: ["identity", "review", id], queryFn: () => ask(identity.GET("/reviews/{review_id}", { params: { path: { review_id: id } } })), meta: LIVE });
}

/** Who has access to what in a round, and what was answered. */
export function useReviewLines(id: string, state: string) {
  const query = given({ state: state as ReviewState });
  return useInfiniteQuery({
    queryKey: ["identity", "review", id, "lines", query],
    ...listed((cursor) => ask(identity.GET("/reviews/{review_id}/lines", { params: { path: { review_id: id }, query: { ...query, limit: MOST, ...cursor } } }))),
    meta: LIVE,
  });
}

/** Begin a round. */
export function useOpenReview() {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (body: components["schemas"]["ReviewOpening"]) => ask(identity.POST("/reviews", { params: { header: { "Idempotency-Key": key.current } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["identity", "reviews"] }),
  });
}

/** Answer for one or many users, each as they were shown; after a refusal the lines are asked for again. */
export function useAnswer(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (answers: AnswerOf[]) => {
      for (let start = 0; start < answers.length; start += MOST) {
        await ask(identity.POST("/reviews/{review_id}/answer", { params: { path: { review_id: id } }, body: { answers: answers.slice(start, start + MOST) } }));
      }
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ["identity", "review", id] }), queries.invalidateQueries({ queryKey: ["identity", "reviews"] })]),
  });
}

/** End a round. */
export function useCloseReview(review: Review) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask(identity.POST("/reviews/{review_id}/close", { params: { path: { review_id: review.id }, header: ifMatch(review) } })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ["identity", "review", review.id] }), queries.invalidateQueries({ queryKey: ["identity", "reviews"] })]),
  });
}
