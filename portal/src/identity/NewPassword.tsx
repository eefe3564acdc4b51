import { useQuery } from "@tanstack/react-query";

import { ask, identity } from "@/api/client";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";
import { useSettled } from "@/shell/settled";

import styles from "./Doorway.module.css";

/** The shortest password the service accepts. */
export const SHORTEST = 15;
const TYPING_MS = 400;
const MARKS = [0, 1, 2, 3, 4] as const;

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  repeated: string;
  onRepeat: (value: string) => void;
  /** True when somebody tried to send it. */
  tried: boolean;
  /** Of the link, for who is not signed in. */
  token?: string;
}

/** A new password, twice, with how strong it is by the rules of the service. */
export function NewPassword({ value, onChange, repeated, onRepeat, tried, token }: NewPasswordProps) {
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
        maxLength={256}
        value={value}
        onChange={onChange}
        hint={t("identity.passwordHint", { count: SHORTEST })}
        error={tooShort ? t("identity.passwordShort", { count: SHORTEST - value.length }) : undefined}
      />
      <Strength password={value} token={token} tried={tried} />
      <TextField
        label={t("identity.repeatPassword")}
        type="password"
        autoComplete="new-password"
        required
        maxLength={256}
        value={repeated}
        onChange={onRepeat}
        error={differs ? t("identity.passwordsDiffer") : undefined}
      />
    </>
  );
}

/** Asks the service how strong the password is, and says so in words beside the marks. */
function Strength({ password, token, tried }: { password: string; token: string | undefined; tried: boolean }) {
  const { t } = useI18n();
  const asked = useSettled(password, TYPING_MS);
  const { data } = useQuery({
    queryKey: ["identity", "strength", token, asked],
    queryFn: () => ask(identity.POST("/password/strength", { body: { password: asked, ...(token === undefined ? {} : { token }) } })),
    enabled: asked !== "",
    // A password is kept no longer than it stands in the field; and when the service does not say, the length does.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    placeholderData: (before) => (password === "" ? undefined : before),
  });
  const short = SHORTEST - password.length;
  const known = password === "" ? undefined : data;
  const tone = known === undefined ? undefined : !known.acceptable ? "bad" : known.score >= 4 ? "good" : "fair";
  const said = (): string => {
    if (password === "") return "";
    if (short > 0) return tried ? "" : t("identity.passwordShort", { count: short });
    if (known === undefined) return "";
    if (known.reason !== null) return t(`identity.weak.${known.reason}`);
    return t(known.score >= 4 ? "identity.strong" : "identity.fair");
  };
  return (
    <div className={styles.strength} data-tone={tone}>
      <div className={styles.marks} aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark} data-on={known !== undefined && known.score >= mark ? "" : undefined} />
        ))}
      </div>
      <p role="status">{said()}</p>
    </div>
  );
}

/** True when a new password can be sent. */
export function acceptable(value: string, repeated: string): boolean {
  return value.length >= SHORTEST && value === repeated;
}
