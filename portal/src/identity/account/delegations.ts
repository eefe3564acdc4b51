import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity, ifMatch } from "@/api/client";
import type { components } from "@/api/generated/identity";
import type { BadgeTone } from "@/design/Badge";

import { ME, type Me } from "../me";

export type Delegation = components["schemas"]["Delegation"];
export type Gift = components["schemas"]["DelegationGift"];
export type ApprovalRight = components["schemas"]["ApprovalRight"];

const KEY = ["identity", "delegations"] as const;
const APPROVAL_RIGHTS: readonly ApprovalRight[] = ["timesheet:approve", "vacancy:approve"];
export const DELEGATION_TONES: Record<Delegation["state"], BadgeTone> = { planned: "info", current: "good", past: "quiet", ended: "quiet" };
/** The longest that a right can be handed over (the service's limit). */
export const MOST_DAYS = 184;

/** True for a right of one's own: what a colleague handed over cannot be handed on. */
export function isOwn(grant: Me["grants"][number]): boolean {
  return grant.role !== "handed_over";
}

/** The approval rights that somebody can hand over. */
export function ownRights(me: Me): ApprovalRight[] {
  return APPROVAL_RIGHTS.filter((right) => me.grants.some((grant) => isOwn(grant) && grant.permissions.includes(right)));
}

/** What one handed over and what one was handed, the latest first. */
export function useDelegations() {
  return useQuery({ queryKey: KEY, queryFn: () => ask(identity.GET("/delegations")), meta: { live: ["delegation", "access"] } });
}

/** Who can be handed an approval right in a unit. */
export function useColleagues(permission: ApprovalRight | "", unitId: string) {
  return useQuery({
    queryKey: ["identity", "colleagues", permission, unitId],
    queryFn: () => ask(identity.GET("/delegations/colleagues", { params: { query: { unit_id: unitId, permission: permission as ApprovalRight } } })),
    enabled: permission !== "" && unitId !== "",
  });
}

/** Hand a right over. */
export function useGive() {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (gift: Gift) => ask(identity.POST("/delegations", { params: { header: { "Idempotency-Key": key.current } }, body: gift })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** Take a right back, or hand it back. */
export function useEndDelegation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (delegation: Delegation) => ask(identity.POST("/delegations/{delegation_id}/end", { params: { path: { delegation_id: delegation.id }, header: ifMatch(delegation) } })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: KEY }), queries.invalidateQueries({ queryKey: ME })]),
  });
}
