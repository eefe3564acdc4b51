import type { MessageKey } from "@/i18n/messages";

/** Rights as people say them: what somebody may do, per place where it counts. */

export interface Place {
  /** Null is every client. */
  unit_id: string | null;
  from: string | null;
  until: string | null;
}

export interface Held extends Place {
  permissions: readonly string[];
}

export interface Block {
  places: Place[];
  permissions: string[];
}

/** True when a right in `one` says nothing that the same right in `other` does not say already. */
function within(one: Place, other: Place, pathOf: (id: string) => readonly string[]): boolean {
  const inside = other.unit_id === null || (one.unit_id !== null && pathOf(one.unit_id).includes(other.unit_id));
  const starts = other.from === null || (one.from !== null && one.from >= other.from);
  const ends = other.until === null || (one.until !== null && one.until <= other.until);
  return inside && starts && ends;
}

/**
 * What may be done where: permissions that count in the same places are one block. A right in a unit is not said again when
 * the same right counts in a unit above it; what ended before `today` is not said at all.
 */
export function gathered(held: readonly Held[], pathOf: (id: string) => readonly string[], today: string): Block[] {
  const placesOf = new Map<string, Place[]>();
  for (const { permissions, unit_id, from, until } of held) {
    if (until !== null && until < today) continue;
    const place: Place = { unit_id, from: from !== null && from <= today ? null : from, until };
    for (const permission of permissions) {
      const before = placesOf.get(permission) ?? [];
      if (before.some((other) => within(place, other, pathOf))) continue;
      placesOf.set(permission, [...before.filter((other) => !within(other, place, pathOf)), place]);
    }
  }
  const blocks = new Map<string, Block>();
  for (const [permission, places] of placesOf) {
    const key = places.map((place) => [place.unit_id, place.from, place.until].join(" ")).sort().join(";");
    const block = blocks.get(key) ?? { places, permissions: [] };
    block.permissions.push(permission);
    blocks.set(key, block);
  }
  return [...blocks.values()].sort((one, other) => other.permissions.length - one.permissions.length);
}

interface Module {
  title: MessageKey;
  aggregates: readonly string[];
}

const OTHER: Module = { title: "access.otherModule", aggregates: [] };
const MODULES: readonly Module[] = [
  { title: "vacancies.title", aggregates: ["vacancy", "candidate"] },
  { title: "planning.title", aggregates: ["shift", "temp", "contract", "rule"] },
  { title: "timesheets.title", aggregates: ["timesheet", "wage"] },
  { title: "reports.title", aggregates: ["report", "invoice"] },
  { title: "documents.title", aggregates: ["document", "opening"] },
  { title: "access.accessModule", aggregates: ["unit", "user", "role"] },
  OTHER,
];

/** From seeing to deciding; a verb that is not here comes last. */
const VERBS = ["read", "contact", "write", "upload", "export", "submit", "publish", "correct", "comment", "interview", "decide", "approve", "review", "override", "close"];

function rankOf(permission: string, aggregates: readonly string[]): number {
  const [aggregate = "", verb = ""] = permission.split(":");
  const place = VERBS.indexOf(verb);
  return aggregates.indexOf(aggregate) * 100 + (place === -1 ? VERBS.length : place);
}

/** Permissions per module of the portal, in its order, seeing before doing. */
export function byModule(permissions: readonly string[]): { title: MessageKey; permissions: string[] }[] {
  const found = new Map<Module, string[]>();
  for (const permission of permissions) {
    const module = MODULES.find(({ aggregates }) => aggregates.includes(permission.split(":")[0] ?? "")) ?? OTHER;
    found.set(module, [...(found.get(module) ?? []), permission]);
  }
  return MODULES.filter((module) => found.has(module)).map((module) => {
    const permissions = (found.get(module) ?? []).sort((one, other) => rankOf(one, module.aggregates) - rankOf(other, module.aggregates));
    return { title: module.title, permissions };
  });
}

/** The name of a permission's sentence in the catalogue. */
export function sentenceKey(permission: string): string {
  return `access.permissions.${permission.replace(":", "_")}`;
}
