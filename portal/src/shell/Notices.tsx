import { useQuery } from "@tanstack/react-query";

import { ask, identity } from "@/api/client";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import styles from "./Notices.module.css";

/** How often the notices are asked for, because a stream may be what is disrupted, and before the login there is none. */
const SIGNED_IN_MS = 60_000;
const STRANGER_MS = 30_000;

/** Disruptions and other notices of the agency: for who is signed in those for them, for anybody else those for everybody. */
export function Notices({ signedIn = false }: { signedIn?: boolean }) {
  const { language, t } = useI18n();
  const { data } = useQuery({
    queryKey: ["identity", "notices", signedIn ? "mine" : "everybody"],
    queryFn: () => (signedIn ? ask(identity.GET("/notices/mine")) : ask(identity.GET("/notices"))),
    refetchInterval: signedIn ? SIGNED_IN_MS : STRANGER_MS,
    meta: { live: ["notice"] },
  });
  // Always there, so that a screen reader says what comes.
  return (
    <section aria-label={t("shell.notices")} aria-live="polite">
      {data?.items.map((notice) => (
        <Banner key={notice.id} severity={notice.severity} text={notice.text[language]} />
      ))}
    </section>
  );
}

interface BannerProps {
  severity: "information" | "disruption" | "outage";
  text: string;
  lang?: string;
}

/** One notice, in the colour of how serious it is. */
export function Banner({ severity, text, lang }: BannerProps) {
  return (
    <p className={`${styles.notice} ${styles[severity]}`} lang={lang}>
      <Icon name={severity === "information" ? "info" : "warn"} size={18} />
      <span>{text}</span>
    </p>
  );
}
