import { lazy, Suspense, useState } from "react";

import { known } from "@/api/known";
import { Waiting } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DownloadButton } from "@/design/DownloadButton";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import type { Candidate } from "./candidacies";
import styles from "./CandidatePanel.module.css";

const Preview = lazy(() => import("@/documents/Preview").then(({ Preview: shown }) => ({ default: shown })));

/** The CV: shown here when somebody asks for it (whoever opens it is kept), or saved. Absent for who may not read documents. */
export function Cv({ candidate: { cv, name } }: { candidate: Candidate }) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  if (cv === undefined) return null;
  if (!known(cv)) return <p className={styles.soft}>{t("hiring.noCv")}</p>;
  const size = format.fileSize(cv.size);
  return (
    <section className={styles.cv} aria-label={`${t("hiring.cv")}: ${name}`}>
      <div className={styles.file}>
        <Icon name="document" />
        <p>
          <strong>{cv.file_name}</strong>
          <span>{size}</span>
        </p>
        <Button small aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(open ? "hiring.hideCv" : "hiring.showCv")}
        </Button>
        <DownloadButton path={`/api/document/v1/documents/${cv.document_id}/content`} name={cv.file_name} label={`${t("hiring.saveCv")}: ${t("hiring.cv")} · ${size}, ${name}`}>
          {t("hiring.saveCv")}
        </DownloadButton>
      </div>
      <Suspense fallback={<Waiting />}>{open && <Preview documentId={cv.document_id} title={`${t("hiring.cv")}: ${name}`} mediaType={cv.media_type} />}</Suspense>
    </section>
  );
}
