import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import type { BadgeTone } from "@/design/Badge";

export type ImportReport = components["schemas"]["ImportReport"];
export type ImportRow = components["schemas"]["ImportRow"];
export type Outcome = ImportRow["outcome"];

export const OUTCOMES: readonly Outcome[] = ["refused", "registered", "changed", "unchanged"];
export const OUTCOME_TONES: Record<Outcome, BadgeTone> = { registered: "good", changed: "info", unchanged: "quiet", refused: "bad" };

/** Say what a file would bring about, or carry it out. Sending the same file again after a lost answer does nothing twice. */
export function useImport() {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: ({ csv, invite, dryRun }: { csv: string; invite: boolean; dryRun: boolean }) =>
      ask(identity.POST("/users/import", { params: dryRun ? {} : { header: { "Idempotency-Key": key.current } }, body: { csv, invite, dry_run: dryRun } })),
    onSuccess: (report) => {
      if (report.dry_run) return;
      key.current = crypto.randomUUID();
      void queries.invalidateQueries({ queryKey: ["identity", "users"] });
    },
  });
}
