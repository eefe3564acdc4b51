import { Link } from "react-router";

import { Badge } from "@/design/Badge";
import { useI18n } from "@/i18n";

import { useChosen } from "./chosen";
import styles from "./DocumentPanel.module.css";
import { Moment } from "./Moment";
import { STATUS_TONES, useEditions, type Document } from "./queries";

/** Every edition of a document, with who brought it and when; nothing while there is only one. */
export function Editions({ of: shown }: { of: Document }) {
  const { t } = useI18n();
  const { linkTo } = useChosen();
  const editions = useEditions(shown.id);
  const items = editions.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length < 2) return null;
  return (
    <section className={styles.part}>
      <h3>{t("documents.editions")}</h3>
      <ol className={styles.list}>
        {items.map(({ id, edition, status, uploaded_by, created_at }) => (
          <li key={id}>
            {id === shown.id ? <strong aria-current="true">{t("documents.edition", { number: edition })}</strong> : <Link to={linkTo(id)}>{t("documents.edition", { number: edition })}</Link>}
            <Badge tone={STATUS_TONES[status]}>{t(`documents.status.${status}`)}</Badge>
            <span className={styles.soft}>
              {uploaded_by !== null && `${uploaded_by} · `}
              <Moment at={created_at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
