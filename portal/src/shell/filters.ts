import { useCallback, useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

/** Filters of a screen, kept in the address so that a reload, a bookmark and "back" find them again. */
export function useFilters(): { get: (name: string) => string; set: (changes: Record<string, string>) => void } {
  const [search, setSearch] = useSearchParams();
  const get = useCallback((name: string) => search.get(name) ?? "", [search]);
  // Two changes can follow each other faster than the address does: the second starts from what the first asked for.
  const asked = useRef(search);
  useEffect(() => {
    asked.current = search;
  }, [search]);
  const set = useCallback(
    (changes: Record<string, string>) => {
      const next = new URLSearchParams(asked.current);
      for (const [name, value] of Object.entries(changes)) {
        if (value === "") next.delete(name);
        else next.set(name, value);
      }
      asked.current = next;
      setSearch(next, { replace: true });
    },
    [setSearch],
  );
  return { get, set };
}

/** The filters that are set, ready to be query parameters; empty ones are left out. */
export function given<Query extends Record<string, string | boolean | undefined>>(query: Query): { [Name in keyof Query]?: Exclude<Query[Name], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== "" && value !== undefined && value !== false)) as ReturnType<typeof given<Query>>;
}
