import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";
import { listed } from "@/api/pages";
import { ApiProblem } from "@/api/problem";

export type Template = components["schemas"]["Template"];
export type TemplateFields = components["schemas"]["TemplateFields"];
export type TemplateChanges = components["schemas"]["TemplateChanges"];

const TEMPLATES = ["vacancy", "templates"] as const;
const LIVE = { live: ["template"] };
const MOST = 200;

/** Templates that the user can start from, by name. */
export function useTemplates() {
  return useInfiniteQuery({
    queryKey: [...TEMPLATES, "list"],
    ...listed((cursor) => ask(vacancy.GET("/templates", { params: { query: cursor } }))),
    meta: LIVE,
  });
}

/** One template; the service lists them only. */
export function useTemplate(id: string | null) {
  return useQuery({ queryKey: [...TEMPLATES, "one", id], queryFn: () => find(id ?? ""), enabled: id !== null, meta: LIVE });
}

async function find(id: string): Promise<Template> {
  let cursor: { cursor?: string } = {};
  for (;;) {
    const page = await ask(vacancy.GET("/templates", { params: { query: { limit: MOST, ...cursor } } }));
    const found = page.items.find((one) => one.id === id);
    if (found !== undefined) return found;
    if (page.next === null) throw new ApiProblem({ status: 404, code: "not_found" });
    cursor = { cursor: page.next };
  }
}

/** Keep a vacancy as a template of its unit. */
export function useSaveAsTemplate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      ask(vacancy.POST("/templates", { params: { header: { "Idempotency-Key": crypto.randomUUID() } }, body: { vacancy_id: id, name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: TEMPLATES }),
  });
}

/** Rename a template, or change what a vacancy made from it starts with. */
export function useChangeTemplate(shown: Template) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TemplateChanges) => ask(vacancy.PATCH("/templates/{template_id}", { params: { path: { template_id: shown.id }, header: ifMatch(shown) }, body })),
    // Also when somebody else was first: the form then shows what they made of it.
    onSettled: () => queries.invalidateQueries({ queryKey: TEMPLATES }),
  });
}

/** Delete a template; vacancies made from it stay. */
export function useDeleteTemplate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(vacancy.DELETE("/templates/{template_id}", { params: { path: { template_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: TEMPLATES }),
  });
}
