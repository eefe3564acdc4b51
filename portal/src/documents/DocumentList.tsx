import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge } from "@/design/Badge";
import { DownloadButton } from "@/design/DownloadButton";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { useChosen } from "./chosen";
import styles from "./Documents.module.css";
import { canOpen, contentPath, STATUS_TONES, type Document } from "./queries";
import { TypeMark } from "./TypeMark";

/** One row per document; where there is little room only what tells them apart. */
export function DocumentList({ items }: { items: readonly Document[] }) {
  const { t } = useI18n();
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th>{t("documents.name")}</th>
          <th className={styles.column}>{t("documents.kind")}</th>
          <th className={styles.column}>{t("shell.unit")}</th>
          <th className={styles.column}>{t("documents.date")}</th>
          <th className={`${table.number} ${styles.column}`}>{t("documents.size")}</th>
          <th className={styles.column}>{t("shell.status")}</th>
          <th className={styles.column}>
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
  );
}

/** The id of the link to a document in the list: closing the document gives it the focus back. */
export function rowId(id: string): string {
  return `document-${id}`;
}

function DocumentRow({ document }: { document: Document }) {
  const { t, format } = useI18n();
  const { id: chosen, linkTo } = useChosen();
  const { id, title, kind, status, unit_name } = document;
  const current = chosen === id;
  const state = <Badge tone={STATUS_TONES[status]}>{t(`documents.status.${status}`)}</Badge>;
  return (
    <tr {...useChanged(id)} data-current={current || undefined}>
      <th scope="row">
        <div className={styles.title}>
          <TypeMark name={document.file_name} />
          <div>
            <Link id={rowId(id)} className={table.link} to={linkTo(id)} aria-current={current || undefined}>
              {title}
            </Link>
            <p className={styles.sub}>
              {t(`documents.kind.${kind}`)} · {unit_name} · {format.date(document.created_at)} {status !== "available" && state}
            </p>
          </div>
        </div>
      </th>
      <td className={styles.column}>
        <Badge>{t(`documents.kind.${kind}`)}</Badge>
      </td>
      <td className={`${table.soft} ${styles.column}`}>{unit_name}</td>
      <td className={`${table.soft} ${styles.column}`}>{format.date(document.created_at)}</td>
      <td className={`${table.number} ${table.soft} ${styles.column} ${styles.size}`}>{format.fileSize(document.size)}</td>
      <td className={styles.column}>{state}</td>
      <td className={`${table.number} ${styles.column}`}>
        {canOpen(document) && (
          <DownloadButton tone="quiet" path={contentPath(id)} name={document.file_name} label={`${t("documents.download")}: ${title}`}>
            {t("documents.download")}
          </DownloadButton>
        )}
      </td>
    </tr>
  );
}
