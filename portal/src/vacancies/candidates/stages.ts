import type { Stage } from "../queries";
import type { Allowed, CandidateSummary } from "./candidacies";

export type Running = Exclude<Stage, "rejected" | "withdrawn">;
/** The columns: the way of a candidate, and last of all who is out of the running. */
export type Column = Running | "over";

export const COLUMNS: readonly Column[] = ["proposed", "shortlisted", "interview_planned", "accepted", "placed", "over"];

/** The column of a stage. */
export function columnOf(stage: Stage): Column {
  return stage === "rejected" || stage === "withdrawn" ? "over" : stage;
}

/** What brings a candidate into a column, of what the service allows now; undefined when nothing does. */
export function stepTo(column: Column, stage: Stage, allowed: readonly Allowed[]): Exclude<Allowed, "comment" | "propose_slots"> | undefined {
  if (columnOf(stage) === column) return undefined;
  const step = column === "shortlisted" ? (stage === "interview_planned" ? "cancel_interview" : "shortlist") : column === "interview_planned" ? "plan_interview" : column === "accepted" ? "accept" : column === "over" ? "reject" : undefined;
  return step !== undefined && allowed.includes(step) ? step : undefined;
}

/** Candidates per column, in the order in which they came. */
export function byColumn(candidates: readonly CandidateSummary[]): Map<Column, CandidateSummary[]> {
  const columns = new Map(COLUMNS.map((column): [Column, CandidateSummary[]] => [column, []]));
  for (const one of candidates) columns.get(columnOf(one.status))?.push(one);
  return columns;
}
