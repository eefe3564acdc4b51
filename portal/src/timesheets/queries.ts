import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, timesheet } from "@/api/client";
import type { components } from "@/api/generated/timesheet";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";
import { given } from "@/shell/filters";

export type Timesheet = components["schemas"]["Timesheet"];
export type Summary = components["schemas"]["TimesheetSummary"];
export type Line = components["schemas"]["Line"];
export type Status = components["schemas"]["Status"];
export type PayLine = components["schemas"]["PayLine"];
export type Correction = components["schemas"]["LineCorrection"];

export const STATUSES: readonly Status[] = ["open", "submitted", "approved", "rejected", "exported"];
export const STATUS_TONES: Record<Status, BadgeTone> = { open: "quiet", submitted: "info", approved: "good", rejected: "bad", exported: "brand" };

const LIVE = { live: ["timesheet"] };

/** The counts of one week, or null when the week has no sheets. */
export function useWeek(week: string, unitId: string) {
  return useQuery({
    queryKey: ["timesheet", "weeks", week, unitId],
    queryFn: async () => {
      const { items } = await ask(timesheet.GET("/weeks", { params: { query: { until: week, limit: 1, ...given({ unit_id: unitId }) } } }));
      return items.find((one) => one.week === week) ?? null;
    },
    meta: LIVE,
  });
}

/** The latest weeks with their counts. */
export function useWeeks(limit: number) {
  return useQuery({
    queryKey: ["timesheet", "weeks", limit],
    queryFn: () => ask(timesheet.GET("/weeks", { params: { query: { limit } } })),
    meta: LIVE,
  });
}

export interface Search {
  week: string;
  unitId: string;
  status: string;
  onlyExceptions: boolean;
}

/** The sheets of a week, a page at a time. */
export function useTimesheets({ week, unitId, status, onlyExceptions }: Search) {
  const query = { week, ...given({ unit_id: unitId, status: status as Status, only_exceptions: onlyExceptions }) };
  return useInfiniteQuery({
    queryKey: ["timesheet", "sheets", query],
    ...listed((cursor) => ask(timesheet.GET("/timesheets", { params: { query: { ...query, ...cursor } } }))),
    meta: LIVE,
  });
}

/** One sheet with its lines. */
export function useTimesheet(id: string) {
  return useQuery({
    queryKey: ["timesheet", "sheet", id],
    queryFn: () => ask(timesheet.GET("/timesheets/{timesheet_id}", { params: { path: { timesheet_id: id } } })),
    meta: LIVE,
  });
}

export type Step =
  | { step: "approve" | "submit" }
  | { step: "reject" | "correct"; reason: string }
  | { step: "line"; lineId: string; correction: Correction };

/** Whatever can be done with one sheet; the answer is the sheet as it is afterwards. */
export function useStep(sheet: Timesheet) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: Step) => take(sheet, what),
    onSuccess: (after) => {
      queries.setQueryData(["timesheet", "sheet", sheet.id], after);
      return queries.invalidateQueries({ queryKey: ["timesheet"], predicate: (query) => query.queryKey[1] !== "sheet" });
    },
  });
}

function take(sheet: Timesheet, what: Step): Promise<Timesheet> {
  const path = { timesheet_id: sheet.id };
  const header = ifMatch(sheet);
  switch (what.step) {
    case "approve":
      return ask(timesheet.POST("/timesheets/{timesheet_id}/approve", { params: { path, header } }));
    case "submit":
      return ask(timesheet.POST("/timesheets/{timesheet_id}/submit", { params: { path, header }, body: {} }));
    case "reject":
      return ask(timesheet.POST("/timesheets/{timesheet_id}/reject", { params: { path, header }, body: { reason: what.reason } }));
    case "correct":
      return ask(timesheet.POST("/timesheets/{timesheet_id}/correct", { params: { path, header }, body: { reason: what.reason } }));
    case "line":
      return ask(
        timesheet.PATCH("/timesheets/{timesheet_id}/lines/{line_id}", { params: { path: { ...path, line_id: what.lineId }, header }, body: what.correction }),
      );
  }
}

/** Approve every waiting sheet of the week whose lines are all equal to the plan. */
export function useApproveEqual(week: string, unitId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      let approved = 0;
      // One call has a limit; what it leaves over is the next call's.
      for (;;) {
        const answer = await ask(timesheet.POST("/timesheets/approve", { body: { week, only_equal: true, ...given({ unit_id: unitId }) } }));
        approved += answer.approved;
        if (answer.remaining === 0 || answer.approved === 0) return approved;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["timesheet"] }),
  });
}
