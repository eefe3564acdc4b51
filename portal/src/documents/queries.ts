import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { ask, documents } from "@/api/client";
import type { components } from "@/api/generated/document";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";
import { given } from "@/shell/filters";

export type Document = components["schemas"]["Document"];
export type Kind = Document["kind"];
export type Status = Document["status"];
/** What a person can upload; the other kinds come from the agency or are made here. */
export type UploadKind = components["schemas"]["Announcement"]["kind"];

export const KINDS: readonly Kind[] = ["contract", "cv", "invoice", "work_post_form", "general"];
export const UPLOAD_KINDS: readonly UploadKind[] = ["general", "work_post_form"];
export const STATUS_TONES: Record<Status, BadgeTone> = {
  uploading: "quiet",
  quarantined: "info",
  infected: "bad",
  available: "good",
  replaced: "quiet",
  cancelled: "warn",
};
const LIVE = { live: ["document"] };

export interface Wanted {
  kind: Kind | "";
  unitId: string;
  /** Words; fewer than two letters ask nothing. */
  words: string;
}

/** Documents of the kinds that the user may see, newest first. */
export function useDocuments({ kind, unitId, words }: Wanted) {
  const query = given({ kind: kind as Kind, unit_id: unitId, q: words.length < 2 ? "" : words });
  return useInfiniteQuery({
    queryKey: ["document", "list", query],
    ...listed((cursor) => ask(documents.GET("/documents", { params: { query: { ...query, ...cursor } } }))),
    placeholderData: keepPreviousData,
    meta: LIVE,
  });
}

export function useDocument(id: string) {
  return useQuery({
    queryKey: ["document", "one", id],
    queryFn: () => ask(documents.GET("/documents/{document_id}", { params: { path: { document_id: id } } })),
    meta: LIVE,
  });
}

/** All editions of a document, newest first. */
export function useEditions(id: string) {
  return useInfiniteQuery({
    queryKey: ["document", "editions", id],
    ...listed((cursor) => ask(documents.GET("/documents/{document_id}/editions", { params: { path: { document_id: id }, query: cursor } }))),
    meta: LIVE,
  });
}

/** Who opened a document and when, newest first. */
export function useOpenings(id: string) {
  return useInfiniteQuery({
    queryKey: ["document", "openings", id],
    ...listed((cursor) => ask(documents.GET("/documents/{document_id}/openings", { params: { path: { document_id: id }, query: { limit: 10, ...cursor } } }))),
    meta: LIVE,
  });
}

/** True when the content can be had: of what was replaced, only the kinds of which earlier editions are kept. */
export function canOpen({ status, kind }: Pick<Document, "status" | "kind">): boolean {
  return status === "available" || status === "cancelled" || (status === "replaced" && (UPLOAD_KINDS as readonly Kind[]).includes(kind));
}

/** The address of the content, for downloads. */
export function contentPath(id: string): string {
  return `/api/document/v1/documents/${id}/content`;
}
