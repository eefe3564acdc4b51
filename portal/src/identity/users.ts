import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, identity, ifMatch } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { listed } from "@/api/pages";
import { given } from "@/shell/filters";

export type User = components["schemas"]["User"];
export type Role = components["schemas"]["Role"];
export type Grant = components["schemas"]["Grant"];
export type Registration = components["schemas"]["UserRegistration"];
export type UserStatus = components["schemas"]["UserStatus"];

const LIVE = { live: ["user", "access"] };

/** The users of the client at hand. */
export function useUsers(words: string, status: string) {
  const query = given({ q: words.trim(), status: status as UserStatus });
  return useInfiniteQuery({
    queryKey: ["identity", "users", query],
    ...listed((cursor) => ask(identity.GET("/users", { params: { query: { ...query, ...cursor } } }))),
    meta: LIVE,
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

/** The roles that can be given. */
export function useRoles(enabled: boolean) {
  return useQuery({ queryKey: ["identity", "roles"], queryFn: () => ask(identity.GET("/roles")), enabled, staleTime: 300_000 });
}

export interface UserForm {
  first_name: string;
  last_name: string;
  job_title: string;
  email: string;
  mobile: string;
  language: User["language"];
  unit_id: string;
  grants: { unit_id: string; role: string }[];
}

function grantsOf(form: UserForm): Grant[] {
  return form.grants.filter(({ unit_id, role }) => unit_id !== "" && role !== "").map(({ unit_id, role }) => ({ unit_id, role }));
}

function personOf(form: UserForm) {
  return {
    first_name: form.first_name.trim(),
    last_name: form.last_name.trim(),
    job_title: form.job_title.trim(),
    email: form.email.trim(),
    mobile: form.mobile.trim() === "" ? null : form.mobile.trim(),
    language: form.language,
  };
}

/** Register a user, or change what is known of one and then their rights. */
export function useSaveUser(user: User | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ form, key }: { form: UserForm; key: string }): Promise<User> => {
      const unit = form.unit_id === "" ? {} : { unit_id: form.unit_id };
      if (user === undefined) {
        return ask(identity.POST("/users", { params: { header: { "Idempotency-Key": key } }, body: { ...personOf(form), ...unit, grants: grantsOf(form), invite: true } }));
      }
      const path = { user_id: user.id };
      const changed = await ask(identity.PATCH("/users/{user_id}", { params: { path, header: ifMatch(user) }, body: { ...personOf(form), ...unit } }));
      return ask(identity.PUT("/users/{user_id}/grants", { params: { path, header: ifMatch(changed) }, body: { grants: grantsOf(form) } }));
    },
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
  });
}
