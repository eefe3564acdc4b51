import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState, type SubmitEvent } from "react";

import { ask, identity } from "@/api/client";
import { Failure, Waiting } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { ME, useRights } from "../me";
import styles from "./Account.module.css";
import { RecoveryCodes } from "./RecoveryCodes";

const QrCode = lazy(() => import("./QrCode"));
/** With so few recovery codes left it is time for new ones. */
const FEW = 3;

/** An authenticator app as second factor: turn on, confirm, keep recovery codes, turn off. */
export function SecondFactor() {
  const { t } = useI18n();
  const { me } = useRights();
  const queries = useQueryClient();
  // Shown this once: the service keeps only what it needs to recognise them.
  const [codes, setCodes] = useState<string[]>();
  const [doing, setDoing] = useState<"renew" | "remove">();
  const again = () => queries.invalidateQueries({ queryKey: ME });
  const begin = useMutation({ mutationFn: (password: string) => ask(identity.POST("/second-factor", { body: { current_password: password } })) });
  const renew = useMutation({
    mutationFn: (password: string) => ask(identity.POST("/second-factor/recovery-codes", { body: { current_password: password } })),
    onSuccess: (made) => {
      setCodes(made.codes);
      setDoing(undefined);
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: (password: string) => ask(identity.POST("/second-factor/remove", { body: { current_password: password } })),
    onSuccess: () => {
      setDoing(undefined);
      toast(t("identity.secondFactorOff"));
      return again();
    },
  });
  const confirmed = (made: string[]) => {
    setCodes(made);
    begin.reset();
    toast(t("identity.secondFactorOn"));
    void again();
  };
  return (
    <Card title={t("identity.secondFactor")} actions={me.second_factor && <Badge tone="good">{t("identity.on")}</Badge>}>
      <div className={styles.stack}>
        <p className={styles.soft}>{t("identity.secondFactorHint")}</p>
        {me.second_factor_missing && <p className={styles.warning}>{t("identity.secondFactorMissing")}</p>}
        {codes !== undefined ? (
          <RecoveryCodes codes={codes} email={me.email} onKept={() => setCodes(undefined)} />
        ) : begin.data !== undefined ? (
          <Confirm secret={begin.data.secret} uri={begin.data.uri} onDone={confirmed} onCancel={begin.reset} />
        ) : !me.second_factor ? (
          <WithPassword action={t("identity.turnOn")} doing={begin} />
        ) : doing !== undefined ? (
          <WithPassword action={t(doing === "renew" ? "access.factor.renew" : "identity.turnOff")} doing={doing === "renew" ? renew : remove} onCancel={() => setDoing(undefined)} />
        ) : (
          <>
            <p className={me.recovery_codes_left <= FEW ? styles.warning : undefined}>{t("access.factor.left", { count: me.recovery_codes_left })}</p>
            <div className={styles.actions}>
              <Button onPress={() => setDoing("renew")}>{t("access.factor.renew")}</Button>
              <Button tone="quiet" onPress={() => setDoing("remove")}>
                {t("identity.turnOff")}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

interface WithPasswordProps {
  action: string;
  doing: { mutate: (password: string, options: { onError: () => void }) => void; isPending: boolean; error: unknown };
  onCancel?: () => void;
}

/** What changes how one signs in asks for the password again. */
function WithPassword({ action, doing, onCancel }: WithPasswordProps) {
  const { t } = useI18n();
  const [password, setPassword] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    doing.mutate(password, { onError: () => setPassword("") });
  };
  return (
    <form onSubmit={submit}>
      <Failure of={doing} />
      <TextField label={t("identity.currentPassword")} type="password" autoComplete="current-password" required maxLength={256} value={password} onChange={setPassword} />
      <div className={styles.actions}>
        <Button type="submit" tone="primary" isPending={doing.isPending}>
          {action}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{t("shell.cancel")}</Button>}
      </div>
    </form>
  );
}

interface ConfirmProps {
  secret: string;
  uri: string;
  onDone: (codes: string[]) => void;
  onCancel: () => void;
}

/** The key as a picture, as a link for the app on this device, and as text; the first code proves that the app has it. */
function Confirm({ secret, uri, onDone, onCancel }: ConfirmProps) {
  const { t } = useI18n();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => ask(identity.POST("/second-factor/confirm", { body: { totp: code.replaceAll(" ", "") } })),
    onSuccess: (made) => onDone(made.codes),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Failure of={confirm} />
      <div className={styles.scan}>
        <Suspense fallback={<Waiting lines={1} />}>
          <QrCode text={uri} label={t("access.factor.qr")} />
        </Suspense>
        <div>
          <p>{t("access.factor.scan")}</p>
          <p>
            <a href={uri}>{t("identity.openApp")}</a>
          </p>
          <p className={styles.soft}>{t("access.factor.type")}</p>
          <p className={styles.secret}>{secret.match(/.{1,4}/g)?.join(" ")}</p>
        </div>
      </div>
      <TextField label={t("identity.code")} hint={t("identity.codeHint")} inputMode="numeric" autoComplete="one-time-code" maxLength={7} required value={code} onChange={setCode} />
      <div className={styles.actions}>
        <Button type="submit" tone="primary" isPending={confirm.isPending}>
          {t("identity.confirm")}
        </Button>
        <Button onPress={onCancel}>{t("shell.cancel")}</Button>
      </div>
    </form>
  );
}
