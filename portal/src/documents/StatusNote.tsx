import { useEffect, useState } from "react";
import { Link } from "react-router";

import { Icon, type IconName } from "@/design/Icon";
import { useI18n } from "@/i18n";

import { useChosen } from "./chosen";
import styles from "./Documents.module.css";
import { useEditions, type Document, type Status } from "./queries";

/** A scan takes a second or two; after this long the scanner is busy or away. */
const LONG_MS = 60_000;
const ICONS: Record<Exclude<Status, "available">, IconName> = { uploading: "upload", quarantined: "timesheet", infected: "stop", replaced: "info", cancelled: "warn" };

/** Why a document cannot be opened, or what to know before opening it; nothing for one in force. */
export function StatusNote({ document: { id, status, created_at } }: { document: Document }) {
  const { t } = useI18n();
  const late = usePast(created_at);
  if (status === "available") return null;
  return (
    <p className={styles.note} data-status={status}>
      <Icon name={ICONS[status]} size={16} />
      <span>
        {t(status === "quarantined" && late ? "documents.say.late" : `documents.say.${status}`)} {status === "replaced" && <Newest id={id} />}
      </span>
    </p>
  );
}

/** The edition that took its place, when there is one. */
function Newest({ id }: { id: string }) {
  const { t } = useI18n();
  const { linkTo } = useChosen();
  const newest = useEditions(id).data?.pages[0]?.items.find(({ status }) => status === "available");
  return newest === undefined ? null : <Link to={linkTo(newest.id)}>{t("documents.newest")}</Link>;
}

/** True once a document is older than a scan takes. */
function usePast(since: string): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(0, Date.parse(since) + LONG_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return past;
}
