import { useQuery } from "@tanstack/react-query";

import { ask, identity } from "@/api/client";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import styles from "./Notices.module.css";

/** Disruptions and other notices of the agency; asked for every minute, because a stream may be what is disrupted. */
export function Notices() {
  const { language, t } = useI18n();
  const { data } = useQuery({
    queryKey: ["identity", "notices"],
    queryFn: () => ask(identity.GET("/notices")),
    refetchInterval: 60_000,
    meta: { live: ["notice"] },
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={t("shell.notices")}>
      {data.items.map((notice) => (
        <p key={notice.id} className={styles[notice.severity]}>
          <Icon name={notice.severity === "information" ? "info" : "warn"} size={18} />
          <span>{notice.text[language]}</span>
        </p>
      ))}
    </section>
  );
}
