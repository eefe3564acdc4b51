import { useQuery } from "@tanstack/react-query";

import { ask, vacancy } from "@/api/client";
import { given } from "@/shell/filters";

import { VACANCY_LIVE } from "../queries";

/** The legal motives in force on a day, with their limits; those of a sector where it has its own. */
export function useMotives(on: string, committee: string) {
  return useQuery({
    queryKey: ["vacancy", "motives", on, committee],
    queryFn: () => ask(vacancy.GET("/motives", { params: { query: given({ on, joint_committee: committee }) } })),
    staleTime: 3_600_000,
    placeholderData: (before) => before,
  });
}

/** How much of each motive is used on a work post of a unit; nothing is asked before both are known. */
export function useMeter(unitId: string, post: string, on: string) {
  return useQuery({
    queryKey: ["vacancy", "meter", unitId, post, on],
    queryFn: () => ask(vacancy.GET("/motives/meter", { params: { query: { unit_id: unitId, work_post_code: post, ...given({ on }) } } })),
    enabled: unitId !== "" && post !== "",
    // While another day is asked about, what is known of the same post stays.
    placeholderData: (before, query) => (query?.queryKey[2] === unitId && query.queryKey[3] === post ? before : undefined),
    meta: VACANCY_LIVE,
  });
}
