import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { ask, planning } from "@/api/client";
import type { components } from "@/api/generated/planning";
import { known } from "@/api/known";
import { given } from "@/shell/filters";

export type Board = components["schemas"]["Board"];
export type BoardTemp = components["schemas"]["BoardTemp"];
export type ShiftSummary = components["schemas"]["ShiftSummary"];
export type Shift = components["schemas"]["Shift"];
export type Stage = components["schemas"]["Light"]["stage"];
export type Finding = components["schemas"]["Finding"];
export type Candidate = components["schemas"]["Candidate"];
export type Availability = BoardTemp["availability"][number];

export const PLANNING_LIVE = { live: ["shift", "contract", "temp", "placement", "rule"] };

/** The week board of a unit, or of everything the user may see. */
export function useBoard(week: string, unitId: string) {
  return useQuery({
    queryKey: ["planning", "board", week, unitId],
    queryFn: () => ask(planning.GET("/board", { params: { query: { week, ...given({ unit_id: unitId }) } } })),
    // The board before stays in sight while the next week comes.
    placeholderData: keepPreviousData,
    meta: PLANNING_LIVE,
  });
}

/** The work posts that can be planned in a unit. */
export function useWorkPosts(unitId: string) {
  return useQuery({
    queryKey: ["planning", "work-posts", unitId],
    queryFn: () => ask(planning.GET("/work-posts", { params: { query: given({ unit_id: unitId }) } })),
    enabled: unitId !== "",
    staleTime: 300_000,
  });
}

export interface Row {
  temp: BoardTemp;
  /** Shifts per day of the board. */
  days: ShiftSummary[][];
}

export interface Grid {
  open: ShiftSummary[][];
  rows: Row[];
}

/** The board as rows of temps and columns of days, in one pass over the shifts. */
export function gridOf(board: Board): Grid {
  const column = new Map(board.days.map((day, place) => [day.date, place]));
  const emptyDays = (): ShiftSummary[][] => board.days.map(() => []);
  const byTemp = new Map<string, ShiftSummary[][]>(board.temps.map((temp) => [temp.id, emptyDays()]));
  const open = emptyDays();
  for (const shift of board.shifts) {
    const days = !known(shift.temp) ? open : byTemp.get(shift.temp.id);
    days?.[column.get(shift.date) ?? -1]?.push(shift);
  }
  return { open, rows: board.temps.map((temp) => ({ temp, days: byTemp.get(temp.id) ?? emptyDays() })) };
}

/** Drafts with a temp: what publishing is about. */
export function publishable(board: Board): ShiftSummary[] {
  return board.shifts.filter((shift) => shift.status === "draft" && known(shift.temp));
}
