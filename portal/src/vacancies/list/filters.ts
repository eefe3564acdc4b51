import { MOTIVES, STATUSES, type Filters, type Motive, type Status } from "../queries";

/** The filters of the list as the address of the screen keeps them. */
export interface Address {
  q: string;
  /** Nothing for those not yet filled, closed or cancelled; `over` for the rest, `all`, or a status. */
  show: string;
  unit: string;
  post: string;
  motive: string;
  from: string;
  until: string;
}

export type Name = keyof Address;
export const NAMES: readonly Name[] = ["q", "show", "unit", "post", "motive", "from", "until"];
/** What is only shown when somebody asks for more filters. */
export const MORE: readonly Name[] = ["motive", "from", "until"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const SHORTEST = 2;

/** What the list is asked; parts of the address that mean nothing are left out. */
export function filtersOf(address: Address): Filters {
  const filters: Filters = {};
  const { show, unit, post, motive, from, until } = address;
  const words = address.q.trim();
  if (words.length >= SHORTEST) filters.q = words;
  if (show === "") filters.active = true;
  if (show === "over") filters.active = false;
  if (STATUSES.includes(show as Status)) filters.status = show as Status;
  if (unit !== "") filters.unit_id = unit;
  if (post !== "") filters.work_post_code = post;
  if (MOTIVES.includes(motive as Motive)) filters.motive = motive as Motive;
  if (DAY.test(from)) filters.period_from = from;
  if (DAY.test(until)) filters.period_until = until;
  return filters;
}

/** How the address says saved filters. */
export function addressOf(filters: Filters): Address {
  const show = filters.status ?? (filters.active === undefined ? "all" : filters.active ? "" : "over");
  return {
    q: filters.q ?? filters.title ?? "",
    show,
    unit: filters.unit_id ?? "",
    post: filters.work_post_code ?? "",
    motive: filters.motive ?? "",
    from: filters.period_from ?? "",
    until: filters.period_until ?? "",
  };
}

/** Whether two sets of filters find the same. */
export function sameFilters(one: Filters, other: Filters): boolean {
  const written = (filters: Filters) => JSON.stringify(Object.entries(filters).sort(([a], [b]) => a.localeCompare(b)));
  return written(one) === written(other);
}
