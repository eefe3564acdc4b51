import { useSettled } from "@/shell/settled";

import { warningsOf, type Asked, type MotiveRule, type Warning } from "../motives/meter";
import { useMeter, useMotives } from "../motives/queries";
import { useWorkPosts, type Vacancy } from "../queries";
import type { Draft } from "./draft";

const SETTLED_MS = 400;

interface Law {
  /** What the law says of the motive that is chosen. */
  rule: MotiveRule | undefined;
  /** There is a union delegation where the vacancy is; undefined before that is known. */
  delegation: boolean | undefined;
  /** The day for which the meter counts; empty for today. */
  on: string;
  asked: Asked;
  warnings: Warning[];
  /** The last day that the motive allows, when the period goes beyond it. */
  lastDay: string | undefined;
}

/** What the law says of the vacancy in the form, while it is being filled in. */
export function useLaw(draft: Draft, vacancy?: Vacancy): Law {
  const start = useSettled(draft.starts_on, SETTLED_MS);
  // A year is typed digit by digit, and the year 2 is none that anybody asks about.
  const on = start >= "2000" ? start : "";
  const committee = useWorkPosts(draft.unit_id).data?.items.find((post) => post.code === draft.work_post_code)?.joint_committee;
  const rule = useMotives(on, committee ?? "").data?.items.find((one) => one.code === draft.motive);
  const used = useMeter(draft.unit_id, draft.work_post_code, on).data;
  const meter = used?.items.find((one) => one.motive === draft.motive);
  const counted = vacancy?.status === "submitted" || vacancy?.status === "open";
  const asked = { motive: draft.motive, starts_on: draft.starts_on, ends_on: draft.ends_on, positions: Number(draft.positions) || 1, counted };
  const warnings = meter === undefined ? [] : warningsOf(meter, rule, asked);
  const lastDay = warnings.find((one) => one.code === "period_too_long")?.params["last_day"];
  return { rule, delegation: used?.union_delegation, on, asked, warnings, lastDay: typeof lastDay === "string" ? lastDay : undefined };
}
