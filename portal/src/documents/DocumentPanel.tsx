import { lazy, Suspense, type Ref } from "react";

import { Answer } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { LinkButton } from "@/design/Button";
import { DownloadButton } from "@/design/DownloadButton";
import { Icon } from "@/design/Icon";
import { Fact, Facts } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useChosen } from "./chosen";
import styles from "./DocumentPanel.module.css";
import { Editions } from "./Editions";
import { Moment } from "./Moment";
import { Preview } from "./Preview";
import { canOpen, contentPath, STATUS_TONES, UPLOAD_KINDS, useDocument, type Document, type Kind } from "./queries";
import { StatusNote } from "./StatusNote";
import { FileButton } from "./uploads/FileButton";
import { uploads } from "./uploads/queue";

// Only users of the agency see who opened what.
const Openings = lazy(() => import("./Openings"));

/** Everything about one document, beside the list. */
export function DocumentPanel({ id, place }: { id: string; place: Ref<HTMLElement> }) {
  const { t } = useI18n();
  const { linkTo } = useChosen();
  const found = useDocument(id);
  return (
    <section className={styles.panel} ref={place} tabIndex={-1} aria-label={found.data?.title ?? t("documents.document")}>
      <div className={styles.close}>
        <LinkButton to={linkTo("")} tone="quiet" small aria-label={t("shell.close")}>
          <Icon name="cross" />
        </LinkButton>
      </div>
      <Answer of={found}>{(document) => <Known document={document} />}</Answer>
    </section>
  );
}

function Known({ document }: { document: Document }) {
  const { t } = useI18n();
  const { can } = useRights();
  return (
    <>
      <header className={styles.header}>
        <h2>{document.title}</h2>
        <p className={styles.badges}>
          <Badge tone={STATUS_TONES[document.status]}>{t(`documents.status.${document.status}`)}</Badge>
          <Badge>{t(`documents.kind.${document.kind}`)}</Badge>
          {document.edition > 1 && <Badge>{t("documents.edition", { number: document.edition })}</Badge>}
        </p>
        <Actions document={document} />
      </header>
      <StatusNote document={document} />
      {canOpen(document) && <Preview key={document.sha256} documentId={document.id} title={document.title} mediaType={document.media_type} />}
      <DocumentFacts document={document} />
      <Editions of={document} />
      {can("opening:read", document.unit_id) && (
        <Suspense>
          <Openings id={document.id} />
        </Suspense>
      )}
    </>
  );
}

function Actions({ document }: { document: Document }) {
  const { t } = useI18n();
  const { can } = useRights();
  const [kind] = UPLOAD_KINDS.filter((one: Kind) => one === document.kind);
  // What the agency sent, the agency replaces.
  const replaces = kind !== undefined && document.status === "available" && document.uploaded_by !== null && can("document:upload", document.unit_id);
  if (!canOpen(document)) return null;
  return (
    <div className={styles.actions}>
      <DownloadButton tone="primary" path={contentPath(document.id)} name={document.file_name} label={`${t("documents.download")}: ${document.title}`}>
        {t("documents.download")}
      </DownloadButton>
      {replaces && <FileButton onFiles={(files) => uploads.add(files, { kind, unitId: document.unit_id, workPost: "" }, document)}>{t("documents.replace")}</FileButton>}
    </div>
  );
}

function DocumentFacts({ document }: { document: Document }) {
  const { t, format } = useI18n();
  const { kind, subject } = document;
  const reference = subject.reference ?? "";
  return (
    <Facts>
      <Fact name={t("shell.unit")}>{document.unit_name}</Fact>
      {reference !== "" && <Fact name={t(`documents.subject.${subject.type}`)}>{reference}</Fact>}
      <Fact name={t("documents.by")}>{document.uploaded_by ?? t(kind === "contract" ? "documents.drawnUp" : "documents.agency")}</Fact>
      <Fact name={t("documents.date")}>
        <Moment at={document.created_at} />
      </Fact>
      <Fact name={t("documents.file")}>
        {document.file_name} <span className={styles.soft}>({format.fileSize(document.size)})</span>
      </Fact>
      <Fact name={t("documents.kept")}>{format.date(document.retention_until, "long")}</Fact>
      {document.sha256 !== "" && (
        <Fact name={t("documents.digest")} wide>
          <code className={styles.digest}>{document.sha256}</code>
        </Fact>
      )}
    </Facts>
  );
}
