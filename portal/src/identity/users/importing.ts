import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { ApiProblem, problemOf } from "@/api/problem";
import type { BadgeTone } from "@/design/Badge";

import { batches, type Batch } from "./csv";

export type ImportReport = components["schemas"]["ImportReport"];
export type ImportRow = components["schemas"]["ImportRow"];
export type Outcome = ImportRow["outcome"];

export const OUTCOMES: readonly Outcome[] = ["refused", "registered", "changed", "unchanged"];
export const OUTCOME_TONES: Record<Outcome, BadgeTone> = { registered: "good", changed: "info", unchanged: "quiet", refused: "bad" };

export interface Progress {
  done: number;
  lines: number;
}

interface Run {
  csv: string;
  invite: boolean;
  dryRun: boolean;
  /** Told after each part: all that is known so far, and how far it is. */
  onPart: (report: ImportReport, progress: Progress) => void;
}

function joined(before: ImportReport | undefined, part: ImportReport, batch: Batch): ImportReport {
  const rows = part.rows.map((row) => ({
    ...row,
    lines: row.lines.map(batch.lineOf),
    errors: row.errors.map((error) => ({ ...error, line: batch.lineOf(error.line) })),
  }));
  if (before === undefined) return { ...part, rows };
  const sum = (name: Outcome) => before[name] + part[name];
  return { dry_run: part.dry_run, registered: sum("registered"), changed: sum("changed"), unchanged: sum("unchanged"), refused: sum("refused"), rows: [...before.rows, ...rows] };
}

/** A refusal of a part, with the line of the whole file. */
function placed(thrown: unknown, batch: Batch): unknown {
  const problem = problemOf(thrown);
  const line = problem.params?.["line"];
  return typeof line === "number" ? new ApiProblem({ ...problem, params: { ...problem.params, line: batch.lineOf(line) } }) : thrown;
}

/** Say what a file would bring about, or carry it out, part by part. Sending the same again after a lost answer does nothing twice. */
export function useImport() {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async ({ csv, invite, dryRun, onPart }: Run): Promise<ImportReport> => {
      const parts = batches(csv);
      const progress = { done: 0, lines: parts.reduce((sum, { size }) => sum + size, 0) };
      let report: ImportReport | undefined;
      for (const batch of parts) {
        const key = keys.current.get(batch.csv) ?? crypto.randomUUID();
        keys.current.set(batch.csv, key);
        try {
          const part = await ask(identity.POST("/users/import", { params: dryRun ? {} : { header: { "Idempotency-Key": key } }, body: { csv: batch.csv, invite, dry_run: dryRun } }));
          report = joined(report, part, batch);
        } catch (thrown) {
          throw placed(thrown, batch);
        }
        progress.done += batch.size;
        onPart(report, { ...progress });
      }
      if (report === undefined) throw new TypeError("a file has at least one part");
      return report;
    },
    onSuccess: (report) => {
      if (!report.dry_run) keys.current.clear();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["identity", "users"] }),
  });
}
