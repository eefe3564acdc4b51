import { Link } from "react-router";

import { Badge } from "@/design/Badge";
import { useI18n } from "@/i18n";

import { useChosen } from "../chosen";
import { STATUS_TONES, useDocument } from "../queries";
import { StatusNote } from "../StatusNote";
import styles from "./Uploads.module.css";

/** What became of a file that arrived, as it happens. */
export function SentNote({ documentId }: { documentId: string }) {
  const { t } = useI18n();
  const { linkTo } = useChosen();
  const { data: document } = useDocument(documentId);
  if (document === undefined) return <p className={styles.soft}>{t("documents.status.quarantined")}</p>;
  return (
    <div className={styles.sent} role="status">
      {document.status === "available" && (
        <>
          <Badge tone={STATUS_TONES.available}>{t("documents.status.available")}</Badge>
          <Link to={linkTo(document.id)}>{t("documents.upload.show")}</Link>
        </>
      )}
      <StatusNote document={document} />
    </div>
  );
}
