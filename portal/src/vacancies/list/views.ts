import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";

import type { Filters } from "../queries";

export type View = components["schemas"]["View"];

const VIEWS = ["vacancy", "views"] as const;

/** The user's own saved filters, by name. */
export function useViews() {
  return useQuery({ queryKey: VIEWS, queryFn: () => ask(vacancy.GET("/views")), staleTime: 300_000 });
}

/** Keep filters under a name; the same name again takes the new filters. */
export function useSaveView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, filters }: { name: string; filters: Filters }) =>
      ask(vacancy.POST("/views", { params: { header: { "Idempotency-Key": crypto.randomUUID() } }, body: { name, filters } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}

/** Forget saved filters. */
export function useForgetView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: View) => ask(vacancy.DELETE("/views/{view_id}", { params: { path: { view_id: view.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}
