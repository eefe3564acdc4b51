import { useState } from "react";

import { saveText } from "@/api/download";
import { Button } from "@/design/Button";
import { Icon } from "@/design/Icon";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import styles from "./Account.module.css";

/** The codes for a lost app, shown this once; they go only after somebody said that they kept them. */
export function RecoveryCodes({ codes, email, onKept }: { codes: readonly string[]; email: string; onKept: () => void }) {
  const { t } = useI18n();
  const [refused, setRefused] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => toast(t("access.factor.copied")),
      () => setRefused(true),
    );
  };
  const save = () => saveText(`Workaniser · ${email}\n${t("access.factor.codesHint")}\n\n${codes.join("\n")}\n`, "workaniser-recovery-codes.txt");
  return (
    <>
      <h3>{t("access.factor.codes")}</h3>
      <p>{t("access.factor.codesHint")}</p>
      <div>
        <ul className={styles.codes} aria-label={t("access.factor.codes")}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      {refused && <p role="alert">{t("access.factor.copyRefused")}</p>}
      <div className={styles.actions}>
        <Button onPress={copy}>
          <Icon name="copy" size={16} />
          {t("access.factor.copy")}
        </Button>
        <Button onPress={save}>
          <Icon name="download" size={16} />
          {t("access.factor.download")}
        </Button>
        <Button tone="primary" onPress={onKept}>
          {t("access.factor.kept")}
        </Button>
      </div>
    </>
  );
}
