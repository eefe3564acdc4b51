import { useSearchParams } from "react-router";

/** The document that is shown beside the list: in the address, so that "back" and a bookmark find it, with the filters as they are. */
export function useChosen(): { id: string; linkTo: (id: string) => { search: string } } {
  const [search] = useSearchParams();
  return {
    id: search.get("document") ?? "",
    linkTo: (id) => {
      const next = new URLSearchParams(search);
      if (id === "") next.delete("document");
      else next.set("document", id);
      return { search: next.toString() };
    },
  };
}
