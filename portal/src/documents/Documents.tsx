import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useChanged } from "@/api/changes";
import { ask, documents } from "@/api/client";
import type { components } from "@/api/generated/document";
import { listed } from "@/api/pages";
import { Badge } from "@/design/Badge";
import { DownloadButton } from "@/design/DownloadButton";
import { SelectField, TextField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { given, useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

type Document = components["schemas"]["Document"];
type Kind = Document["kind"];
const KINDS: readonly Kind[] = ["contract", "cv", "invoice", "work_post_form", "general"];

/** Contracts, CVs, invoices and the rest, as far as the user may see each kind. */
export default function Documents() {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState(get("q"));
  useLive("document");
  const query = given({ kind: get("kind") as Kind, unit_id: get("unit"), q: get("q").length < 2 ? "" : get("q") });
  const found = useInfiniteQuery({
    queryKey: ["document", "list", query],
    ...listed((cursor) => ask(documents.GET("/documents", { params: { query: { ...query, ...cursor } } }))),
    meta: { live: ["document"] },
  });
  return (
    <Page title={t("documents.title")}>
      <Filters>
        <TextField
          compact
          label={t("documents.search")}
          type="search"
          maxLength={60}
          value={words}
          onChange={(typed) => {
            setWords(typed);
            set({ q: typed.trim() });
          }}
        />
        <SelectField compact label={t("documents.kind")} value={get("kind")} onChange={(kind) => set({ kind })} options={KINDS.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))} empty={t("shell.all")} />
        <SelectField compact label={t("shell.unit")} value={get("unit")} onChange={(unit) => set({ unit })} options={unitsFor("document:read")} empty={t("shell.allUnits")} />
      </Filters>
      <Card flush>
        <Listing of={found} empty={{ icon: "document", title: t("documents.none"), text: t("documents.noneHint") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("documents.name")}</th>
                  <th className={table.secondary}>{t("documents.kind")}</th>
                  <th className={table.secondary}>{t("shell.unit")}</th>
                  <th>{t("documents.date")}</th>
                  <th className={`${table.number} ${table.secondary}`}>{t("documents.size")}</th>
                  <th>
                    <span className="visually-hidden">{t("documents.download")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((document) => (
                  <DocumentRow key={document.id} document={document} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
    </Page>
  );
}

function DocumentRow({ document }: { document: Document }) {
  const { t, format } = useI18n();
  return (
    <tr {...useChanged(document.id)}>
      <th scope="row">{document.title}</th>
      <td className={table.secondary}>
        <Badge>{t(`documents.kind.${document.kind}`)}</Badge>
      </td>
      <td className={`${table.soft} ${table.secondary}`}>{document.unit_name}</td>
      <td className={table.soft}>{format.date(document.created_at)}</td>
      <td className={`${table.number} ${table.soft} ${table.secondary}`}>{format.fileSize(document.size)}</td>
      <td className={table.number}>
        {document.status === "available" ? (
          <DownloadButton tone="quiet" path={`/api/document/v1/documents/${document.id}/content`} name={document.file_name} label={`${t("documents.download")}: ${document.title}`}>
            {t("documents.download")}
          </DownloadButton>
        ) : (
          <Badge tone="warn">{t(`documents.status.${document.status}`)}</Badge>
        )}
      </td>
    </tr>
  );
}
