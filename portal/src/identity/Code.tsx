import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import styles from "./Doorway.module.css";

/** The second step of signing in: a code from the app, or one of the codes kept for when there is no app. */
export interface TypedCode {
  kind: "totp" | "recovery_code";
  text: string;
}

export const NO_CODE: TypedCode = { kind: "totp", text: "" };

/** A recovery code as the service writes it: small letters in groups of four, however it was typed. */
export function recoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return letters.match(/.{1,4}/g)?.join("-") ?? "";
}

/** What to send of a code; nothing when none was typed. */
export function codeIn({ kind, text }: TypedCode): { totp?: string; recovery_code?: string } {
  if (text.trim() === "") return {};
  return kind === "totp" ? { totp: text.replaceAll(" ", "") } : { recovery_code: recoveryCode(text) };
}

/** Asks for the code, and lets somebody without their app choose the other kind. */
export function CodeField({ code, onChange, autoFocus = false }: { code: TypedCode; onChange: (code: TypedCode) => void; autoFocus?: boolean }) {
  const { t } = useI18n();
  const app = code.kind === "totp";
  const set = (text: string) => onChange({ ...code, text });
  return (
    <>
      {app ? (
        <TextField label={t("identity.code")} hint={t("identity.codeHint")} inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus={autoFocus} required value={code.text} onChange={set} />
      ) : (
        <TextField label={t("identity.recoveryCode")} hint={t("identity.recoveryCodeHint")} autoComplete="off" maxLength={30} autoFocus={autoFocus} required value={code.text} onChange={set} />
      )}
      <button type="button" className={styles.other} onClick={() => onChange({ kind: app ? "recovery_code" : "totp", text: "" })}>
        {t(app ? "identity.noApp" : "identity.withApp")}
      </button>
    </>
  );
}
