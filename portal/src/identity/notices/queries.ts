import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity, ifMatch } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";

export type Notice = components["schemas"]["Notice"];
export type Posting = components["schemas"]["NoticePosting"];
export type Severity = Notice["severity"];
export type Audience = Notice["audience"];
export type NoticeState = "planned" | "current" | "past";

export const SEVERITIES: readonly Severity[] = ["information", "disruption", "outage"];
export const AUDIENCES: readonly Audience[] = ["everybody", "clients", "agency"];
export const SEVERITY_TONES: Record<Severity, BadgeTone> = { information: "info", disruption: "warn", outage: "bad" };
export const STATE_TONES: Record<NoticeState, BadgeTone> = { planned: "info", current: "good", past: "quiet" };

/** Whether a notice is still to come, on the portal, or over. */
export function stateOf(notice: Pick<Notice, "from" | "until">, now: number): NoticeState {
  if (notice.until !== null && Date.parse(notice.until) <= now) return "past";
  return Date.parse(notice.from) > now ? "planned" : "current";
}

/** Every notice, the latest first. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: ["identity", "notices", "all"],
    ...listed((cursor) => ask(identity.GET("/notices/all", { params: { query: cursor } }))),
    meta: { live: ["notice"] },
  });
}

/** The clients by name, to choose from. */
export function useClients(words: string, enabled: boolean) {
  return useQuery({
    queryKey: ["identity", "companies", "choice", words],
    queryFn: () => ask(identity.GET("/companies", { params: { query: { ...(words === "" ? {} : { q: words }), limit: 20 } } })),
    enabled,
  });
}

/** Put a notice on the portal. */
export function usePost() {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (body: Posting) => ask(identity.POST("/notices", { params: { header: { "Idempotency-Key": key.current } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["identity", "notices"] }),
  });
}

/** Take a notice off the portal. */
export function useEndNotice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (notice: Notice) => ask(identity.POST("/notices/{notice_id}/end", { params: { path: { notice_id: notice.id }, header: ifMatch(notice) } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["identity", "notices"] }),
  });
}
