import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import styles from "./Doorway.module.css";

/** The shortest password the service accepts; length is the only rule it has. */
export const SHORTEST = 15;

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  repeated: string;
  onRepeat: (value: string) => void;
  /** True when somebody tried to send it. */
  tried: boolean;
}

/** A new password, twice, with how far it is from long enough. */
export function NewPassword({ value, onChange, repeated, onRepeat, tried }: NewPasswordProps) {
  const { t } = useI18n();
  const tooShort = tried && value.length < SHORTEST;
  const differs = repeated !== "" && repeated !== value && (tried || repeated.length >= value.length);
  return (
    <>
      <TextField
        label={t("identity.newPassword")}
        type="password"
        autoComplete="new-password"
        required
        value={value}
        onChange={onChange}
        hint={t("identity.passwordHint", { count: SHORTEST })}
        error={tooShort ? t("identity.passwordShort", { count: SHORTEST - value.length }) : undefined}
      />
      <div className={styles.strength} aria-hidden="true">
        {[3, 6, 9, 12, SHORTEST].map((mark) => (
          <span key={mark} data-on={value.length >= mark ? "" : undefined} />
        ))}
      </div>
      <TextField
        label={t("identity.repeatPassword")}
        type="password"
        autoComplete="new-password"
        required
        value={repeated}
        onChange={onRepeat}
        error={differs ? t("identity.passwordsDiffer") : undefined}
      />
    </>
  );
}

/** True when a new password can be sent. */
export function acceptable(value: string, repeated: string): boolean {
  return value.length >= SHORTEST && value === repeated;
}
