import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useMemo, type ReactNode } from "react";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { chooseCompany, chosenCompany, tokenFor } from "@/api/session";
import type { Choice } from "@/design/Field";

export type Me = components["schemas"]["Me"];
type Grant = Me["grants"][number];
export type Unit = components["schemas"]["UnitInScope"];

export const ME = ["identity", "me"] as const;

interface Rights {
  me: Me;
  /** The client at hand: of a client's user their own, of an agency user the chosen one. */
  companyId: string | null;
  /** True when the permission counts somewhere, or in this unit. */
  can: (permission: string, unitId?: string) => boolean;
  /** The units where a permission counts (by such grants only), parents before children, as choices. */
  unitsFor: (permission: string, of?: (grant: Grant) => boolean) => Choice[];
  unitName: (id: string) => string;
}

const RightsContext = createContext<Rights | undefined>(undefined);

/** Who is signed in; 401 when nobody is. */
export function useWhoAmI() {
  return useQuery({
    queryKey: ME,
    queryFn: async () => {
      const me = await ask(identity.GET("/me"));
      await tokenFor(me.permissions);
      return me;
    },
    staleTime: 60_000,
    retry: false,
    meta: { live: ["user", "access", "unit", "role"] },
  });
}

/** Units with parents before their children and siblings by name. */
export function treeOrder(units: readonly Unit[]): Unit[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const place = (unit: Unit): string => unit.path.map((id) => names.get(id) ?? "").join("\u0000");
  return [...units].sort((a, b) => place(a).localeCompare(place(b)));
}

function rightsOf(me: Me): Rights {
  const units = treeOrder(me.units);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const covers = (permission: string, unit: Unit, of: (grant: Grant) => boolean = () => true): boolean =>
    me.grants.some((grant) => of(grant) && grant.permissions.includes(permission) && (grant.unit_id === null || unit.path.includes(grant.unit_id)));
  const shallowest = Math.min(...units.map((unit) => unit.path.length));
  return {
    me,
    companyId: me.company_id ?? chosenCompany(),
    can: (permission, unitId) => {
      if (!me.permissions.includes(permission)) return false;
      const unit = unitId === undefined ? undefined : byId.get(unitId);
      return unit === undefined || covers(permission, unit);
    },
    unitsFor: (permission, of) =>
      units
        .filter((unit) => covers(permission, unit, of))
        .map((unit) => ({ value: unit.id, label: `${"\u2003".repeat(unit.path.length - shallowest)}${unit.name}` })),
    unitName: (id) => byId.get(id)?.name ?? "",
  };
}

/** Gives the rights of the signed-in user to everything below. */
export function RightsProvider({ me, children }: { me: Me; children: ReactNode }) {
  const rights = useMemo(() => rightsOf(me), [me]);
  return <RightsContext value={rights}>{children}</RightsContext>;
}

/** The signed-in user and what they may do. */
export function useRights(): Rights {
  const rights = use(RightsContext);
  if (rights === undefined) throw new Error("useRights outside <RightsProvider>");
  return rights;
}

/** For agency users: work for another client from now on. */
export function useChooseCompany(): (id: string | null) => void {
  const queries = useQueryClient();
  return (id) => {
    chooseCompany(id);
    // Everything on the screen belongs to the client before.
    void queries.resetQueries();
  };
}
