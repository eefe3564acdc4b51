import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, planning } from "@/api/client";
import type { components } from "@/api/generated/planning";
import { known } from "@/api/known";
import { problemOf } from "@/api/problem";

import { PLANNING_LIVE, type Finding, type Shift } from "./queries";

export type NewShifts = components["schemas"]["NewShifts"];
export type ShiftChange = components["schemas"]["ShiftChange"];
export type Motive = components["schemas"]["Motive"];
export type Published = components["schemas"]["PublishedMany"];

/** One shift with its findings and history. */
export function useShift(id: string | undefined) {
  return useQuery({
    queryKey: ["planning", "shift", id],
    queryFn: () => ask(planning.GET("/shifts/{shift_id}", { params: { path: { shift_id: id ?? "" } } })),
    enabled: id !== undefined,
    meta: PLANNING_LIVE,
  });
}

/** Every temp of the unit with what speaks against assigning. */
export function useShiftCandidates(shift: Shift) {
  return useQuery({
    queryKey: ["planning", "shift-candidates", shift.id, shift.version],
    queryFn: () => ask(planning.GET("/shifts/{shift_id}/candidates", { params: { path: { shift_id: shift.id } } })),
    meta: PLANNING_LIVE,
  });
}

/** What a shift will cost, line by line. */
export function usePrice(shift: Shift, enabled: boolean) {
  return useQuery({
    queryKey: ["planning", "price", shift.id, shift.version],
    queryFn: () => ask(planning.GET("/shifts/{shift_id}/price", { params: { path: { shift_id: shift.id } } })),
    enabled,
    retry: false,
  });
}

/** What shifts will cost together. */
export function usePrices(ids: string[], enabled: boolean) {
  return useQuery({
    queryKey: ["planning", "prices", ids],
    queryFn: () => ask(planning.POST("/prices", { body: { shift_ids: ids } })),
    enabled: enabled && ids.length > 0,
  });
}

export type ShiftStep =
  | { step: "assign"; tempId: string; acceptWarnings: boolean; overrideReason: string | undefined }
  | { step: "unassign" }
  | { step: "publish"; motive: Motive | undefined; justification: string | undefined }
  | { step: "cancel"; reason: string; reopen: boolean }
  | { step: "amend"; change: ShiftChange };

/** Whatever can be done with one shift; the answer is the shift afterwards. */
export function useShiftStep(shift: Shift) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: ShiftStep) => take(shift, what),
    onSuccess: (after) => {
      queries.setQueryData(["planning", "shift", shift.id], after);
      return queries.invalidateQueries({ queryKey: ["planning"], predicate: (query) => query.queryKey[1] !== "shift" });
    },
  });
}

function take(shift: Pick<Shift, "id" | "version">, what: ShiftStep): Promise<Shift> {
  const params = { path: { shift_id: shift.id }, header: ifMatch(shift) };
  switch (what.step) {
    case "assign": {
      const override = what.overrideReason === undefined ? {} : { override_reason: what.overrideReason };
      return ask(planning.POST("/shifts/{shift_id}/assign", { params, body: { temp_id: what.tempId, accept_warnings: what.acceptWarnings, ...override } }));
    }
    case "unassign":
      return ask(planning.POST("/shifts/{shift_id}/unassign", { params }));
    case "publish": {
      const named = what.motive === undefined ? {} : { motive: what.motive };
      const justified = what.justification === undefined ? {} : { justification: what.justification };
      return ask(planning.POST("/shifts/{shift_id}/publish", { params, body: { accept_warnings: true, ...named, ...justified } }));
    }
    case "cancel":
      return ask(planning.POST("/shifts/{shift_id}/cancel", { params, body: { reason: what.reason, reopen: what.reopen } }));
    case "amend":
      return ask(planning.PATCH("/shifts/{shift_id}", { params, body: what.change }));
  }
}

/** Make shifts; when made for somebody, assign them where no rule speaks against it. */
export function useMakeShifts() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ shifts, key, tempId }: { shifts: NewShifts; key: string; tempId: string | undefined }) => {
      const { items } = await ask(planning.POST("/shifts", { params: { header: { "Idempotency-Key": key } }, body: shifts }));
      let refused = 0;
      for (const made of tempId === undefined ? [] : items) {
        try {
          await take(made, { step: "assign", tempId: tempId ?? "", acceptWarnings: false, overrideReason: undefined });
        } catch (error) {
          // A rule refused: the shift stays open, and its panel says why.
          if (problemOf(error).status !== 409) throw error;
          refused += 1;
        }
      }
      return { items, refused };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["planning"] }),
  });
}

/** Publish these drafts; the answer says of each what happened and why. */
export function usePublishMany() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, motive, justification }: { ids: string[]; motive: Motive | undefined; justification: string | undefined }) =>
      ask(
        planning.POST("/shifts/publish", {
          body: { ids, accept_warnings: true, ...(motive === undefined ? {} : { motive }), ...(justification === undefined ? {} : { justification }) },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ["planning"] }),
  });
}

/** Copy a week to the weeks after it. */
export function useCopyWeek() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: components["schemas"]["CopyWeek"] & { key: string }) =>
      ask(planning.POST("/weeks/copy", { params: { header: { "Idempotency-Key": key } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["planning"] }),
  });
}

/** The findings of work rules in a refusal. */
export function findingsOf(error: unknown): Finding[] {
  if (!known(error)) return [];
  const findings = problemOf(error).more?.["findings"];
  return Array.isArray(findings) ? (findings as Finding[]) : [];
}
