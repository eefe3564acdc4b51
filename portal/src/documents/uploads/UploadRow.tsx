import { sentenceOf } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import { TypeMark } from "../TypeMark";
import { isOpen, uploads, type Upload } from "./queue";
import { SentNote } from "./SentNote";
import { UploadFields } from "./UploadFields";
import styles from "./Uploads.module.css";

/** One file: what it is, how far it is, and why it is not taken. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { t, format } = useI18n();
  const { key, file, stage, problem, earlier, documentId } = upload;
  return (
    <li className={styles.row} tabIndex={-1}>
      <TypeMark name={file.name} />
      <div className={styles.what}>
        <p className={styles.name}>
          <strong>{stage === "ready" || stage === "failed" || stage === "refused" ? file.name : upload.title}</strong> <span>{format.fileSize(file.size)}</span>
        </p>
        {earlier !== undefined && <p className={styles.soft}>{t("documents.upload.replaces", { title: earlier.title })}</p>}
        {isOpen(upload) && <UploadFields upload={upload} />}
        {stage === "waiting" && <p className={styles.soft}>{t("documents.upload.waiting")}</p>}
        {stage === "sending" && <Progress upload={upload} />}
        {stage === "sent" && documentId !== undefined && <SentNote documentId={documentId} />}
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            <Icon name="warn" size={16} />
            {sentenceOf(problem, { t })}
          </p>
        )}
      </div>
      <div className={styles.acts}>
        {stage === "failed" && (
          <Button small onPress={() => uploads.start(key)} aria-label={`${t("shell.retry")}: ${file.name}`}>
            {t("shell.retry")}
          </Button>
        )}
        {stage === "waiting" || stage === "sending" ? (
          <Button small tone="quiet" onPress={() => uploads.cancel(key)} aria-label={`${t("shell.cancel")}: ${file.name}`}>
            {t("shell.cancel")}
          </Button>
        ) : (
          <Button small tone="quiet" onPress={() => uploads.remove(key)} aria-label={t("documents.upload.remove", { name: file.name })}>
            <Icon name="cross" size={16} />
          </Button>
        )}
      </div>
    </li>
  );
}

function Progress({ upload: { file, share } }: { upload: Upload }) {
  const { t, format } = useI18n();
  const percent = Math.floor(share * 100);
  return (
    <div className={styles.progress}>
      <progress max={100} value={percent} aria-label={t("documents.upload.progress", { name: file.name })} />
      <span>{percent === 100 ? t("documents.upload.checking") : `${format.number(percent)} %`}</span>
    </div>
  );
}
