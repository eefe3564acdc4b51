import { useLocation } from "react-router";

interface From {
  from?: string;
}

/** State for a link from a list to one of its things: the filters that were set. */
export function useFrom(): From {
  return { from: useLocation().search };
}

/** Where the list is that somebody came from, with its filters as they were. */
export function useBack(list: string, otherwise = ""): string {
  const state = useLocation().state as From | null;
  return `${list}${state?.from ?? otherwise}`;
}
