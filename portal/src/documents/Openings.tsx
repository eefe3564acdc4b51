import { Listing } from "@/design/Listing";
import { useI18n } from "@/i18n";

import styles from "./DocumentPanel.module.css";
import { Moment } from "./Moment";
import { useOpenings } from "./queries";

/** Who opened a document and when; for the agency. */
export default function Openings({ id }: { id: string }) {
  const { t } = useI18n();
  const openings = useOpenings(id);
  return (
    <section className={styles.part}>
      <h3>{t("documents.openings")}</h3>
      <Listing of={openings} empty={{ icon: "document", title: t("documents.neverOpened") }}>
        {(items) => (
          <ol className={styles.list}>
            {items.map((one) => (
              <li key={one.id}>
                <span>{one.user_name ?? t("shell.system")}</span>
                <Moment soft at={one.at} />
              </li>
            ))}
          </ol>
        )}
      </Listing>
    </section>
  );
}
