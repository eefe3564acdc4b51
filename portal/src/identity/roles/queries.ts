import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { useI18n } from "@/i18n";

import { useRights } from "../me";

export type Role = components["schemas"]["Role"];
export type RoleDefinition = components["schemas"]["RoleDefinition"];
export type PermissionEntry = components["schemas"]["PermissionEntry"];

const KEY = ["identity", "roles"] as const;

/** The roles that can be given at the client at hand, as they are there. */
export function useRoles(enabled = true) {
  return useQuery({ queryKey: KEY, queryFn: () => ask(identity.GET("/roles")), enabled, meta: { live: ["role", "user", "access"] } });
}

/** What a role is called: by its definition when the reader may see roles, else by its code. */
export function useRoleName(): (code: string) => string {
  const { t, language } = useI18n();
  const { can } = useRights();
  const roles = useRoles(can("role:read"));
  return (code) => roles.data?.items.find((role) => role.code === code)?.name[language] ?? t.maybe(`identity.roles.${code}`) ?? code;
}

/** Everything that a role can permit. */
export function usePermissions() {
  return useQuery({ queryKey: ["identity", "permissions"], queryFn: () => ask(identity.GET("/permissions")), staleTime: Infinity });
}

/** Define a role for the client at hand; version 0 makes a new one. */
export function useDefineRole(version: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, definition }: { code: string; definition: RoleDefinition }) =>
      ask(identity.PUT("/roles/{code}", { params: { path: { code }, header: { "If-Match": `"${version}"` } }, body: definition })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
