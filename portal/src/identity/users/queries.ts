import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, identity, ifMatch } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";
import { given } from "@/shell/filters";

import { formOf, grantsOf, personOf, type UserForm } from "./form";

export type User = components["schemas"]["User"];
export type FoundUser = components["schemas"]["FoundUser"];
export type Grant = components["schemas"]["Grant"];
export type UserStatus = components["schemas"]["UserStatus"];

export const USER_TONES: Record<UserStatus, BadgeTone> = { invited: "warn", active: "good", disabled: "quiet" };
/** How many letters a search over all clients needs. */
export const FEWEST_LETTERS = 3;
const LIVE = { live: ["user", "access"] };

/** The users of the client at hand (or of the agency, when none is chosen). */
export function useUsers(words: string, status: string, lapsing: boolean) {
  const query = given({ q: words.trim(), status: status as UserStatus, lapsing });
  return useInfiniteQuery({
    queryKey: ["identity", "users", query],
    ...listed((cursor) => ask(identity.GET("/users", { params: { query: { ...query, ...cursor } } }))),
    meta: LIVE,
  });
}

/** Users of any client by name or address. */
export function useUsersEverywhere(words: string) {
  const q = words.trim();
  return useInfiniteQuery({
    queryKey: ["identity", "everywhere", q],
    ...listed((cursor) => ask(identity.GET("/users/everywhere", { params: { query: { q, limit: 20, ...cursor } } }))),
    enabled: q.length >= FEWEST_LETTERS,
    placeholderData: keepPreviousData,
  });
}

/** One user. */
export function useUser(id: string | undefined) {
  return useQuery({
    queryKey: ["identity", "user", id],
    queryFn: () => ask(identity.GET("/users/{user_id}", { params: { path: { user_id: id ?? "" } } })),
    enabled: id !== undefined,
    meta: LIVE,
  });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Register a user, or change what is known of one and then their rights, each only when it differs. */
export function useSaveUser(user: User | undefined) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: async (form: UserForm): Promise<User> => {
      if (user === undefined) {
        return ask(identity.POST("/users", { params: { header: { "Idempotency-Key": key.current } }, body: { ...personOf(form), grants: grantsOf(form), invite: true } }));
      }
      const path = { user_id: user.id };
      const before = formOf(user);
      let after = user;
      if (!same(personOf(form), personOf(before))) {
        after = await ask(identity.PATCH("/users/{user_id}", { params: { path, header: ifMatch(after) }, body: personOf(form) }));
      }
      if (!same(grantsOf(form), grantsOf(before))) {
        after = await ask(identity.PUT("/users/{user_id}/grants", { params: { path, header: ifMatch(after) }, body: { grants: grantsOf(form) } }));
      }
      return after;
    },
    onSuccess: (after) => queries.setQueryData(["identity", "user", after.id], after),
    // Also after a refusal: the first of the two changes may have been made, and somebody else may have been first.
    onSettled: () => queries.invalidateQueries({ queryKey: ["identity"], predicate: (query) => query.queryKey[1] === "users" || query.queryKey[1] === "user" }),
  });
}

/** Send the invitation again, end or restore access. */
export function useUserStep(user: User) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: "invite" | "disable" | "enable") => {
      const params = { path: { user_id: user.id }, header: ifMatch(user) };
      if (step === "invite") return ask(identity.POST("/users/{user_id}/invite", { params }));
      if (step === "disable") return ask(identity.POST("/users/{user_id}/disable", { params }));
      return ask(identity.POST("/users/{user_id}/enable", { params }));
    },
    onSuccess: (after) => {
      queries.setQueryData(["identity", "user", user.id], after);
      return queries.invalidateQueries({ queryKey: ["identity", "users"] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ["identity", "user", user.id] }),
  });
}
