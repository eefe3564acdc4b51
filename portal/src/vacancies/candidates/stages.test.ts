import { describe, expect, test } from "vitest";

import type { Allowed, CandidateSummary } from "./candidacies";
import { freshComments } from "./fresh";
import { byColumn, COLUMNS, stepTo } from "./stages";

const everything: Allowed[] = ["shortlist", "plan_interview", "cancel_interview", "propose_slots", "accept", "reject", "comment"];

describe("a card that is dropped in a column", () => {
  test("means the step that leads there", () => {
    const steps = (stage: CandidateSummary["status"]) => COLUMNS.map((column) => stepTo(column, stage, everything));
    expect(steps("proposed")).toEqual([undefined, "shortlist", "plan_interview", "accept", undefined, "reject"]);
    expect(steps("interview_planned")).toEqual([undefined, "cancel_interview", undefined, "accept", undefined, "reject"]);
    expect(steps("accepted")[5]).toBe("reject");
  });

  test("means nothing where the service does not allow the step, and nothing where it already is", () => {
    expect(COLUMNS.map((column) => stepTo(column, "proposed", ["comment"]))).toEqual(COLUMNS.map(() => undefined));
    expect(stepTo("over", "withdrawn", everything)).toBeUndefined();
  });
});

test("who is rejected and who is withdrawn share the last column", () => {
  const people = (["rejected", "proposed", "withdrawn"] as const).map((status, place) => ({ id: `${place}`, status }) as CandidateSummary);
  const columns = byColumn(people);
  expect([...columns.keys()]).toEqual(COLUMNS);
  expect(columns.get("over")?.map(({ id }) => id)).toEqual(["0", "2"]);
  expect(columns.get("proposed")).toHaveLength(1);
});

test("the comments of others since the last look are new, and one's own never are", () => {
  const comments = ["An", "Bo", "Me", "Bo"].map((author_name, place) => ({ id: `${place}`, author_name, text: "", from_agency: false, created_at: "" }));
  expect(freshComments({ comments, unread: 2 }, "Me")).toEqual(["1", "3"]);
  expect(freshComments({ comments, unread: 0 }, "Me")).toEqual([]);
});
