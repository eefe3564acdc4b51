import { useI18n } from "@/i18n";
import { LANGUAGES, LANGUAGE_NAMES } from "@/i18n/languages";

import styles from "./LanguageSwitch.module.css";

/** The three languages, each named in itself. */
export function LanguageSwitch({ onDark = false }: { onDark?: boolean }) {
  const { t, language, choose } = useI18n();
  return (
    <div className={`${styles.languages} ${onDark ? styles.onDark : ""}`} role="group" aria-label={t("shell.language")}>
      {LANGUAGES.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language} aria-label={`${one.toUpperCase()} ${LANGUAGE_NAMES[one]}`} onClick={() => choose(one)}>
          {one.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
