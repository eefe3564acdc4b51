import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { ask, identity } from "@/api/client";
import { Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { ME, useRights } from "./me";
import styles from "./UserFields.module.css";

/** An authenticator app as second factor: turn on, confirm, turn off. */
export function SecondFactor() {
  const { t } = useI18n();
  const { me } = useRights();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const again = () => queries.invalidateQueries({ queryKey: ME });
  const begin = useMutation({ mutationFn: () => ask(identity.POST("/second-factor", { body: { current_password: password } })), onSuccess: () => setPassword("") });
  const confirm = useMutation({
    mutationFn: () => ask(identity.POST("/second-factor/confirm", { body: { totp: code } })),
    onSuccess: () => {
      begin.reset();
      setCode("");
      toast(t("identity.secondFactorOn"));
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: () => ask(identity.POST("/second-factor/remove", { body: { current_password: password } })),
    onSuccess: () => {
      setPassword("");
      toast(t("identity.secondFactorOff"));
      return again();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (begin.data !== undefined) confirm.mutate();
    else if (me.second_factor) remove.mutate();
    else begin.mutate();
  };
  return (
    <Card title={t("identity.secondFactor")} actions={me.second_factor && <Badge tone="good">{t("identity.on")}</Badge>}>
      <form onSubmit={submit}>
        <p>{t("identity.secondFactorHint")}</p>
        <Failure of={begin} />
        <Failure of={confirm} />
        <Failure of={remove} />
        {begin.data === undefined ? (
          <TextField label={t("identity.currentPassword")} type="password" autoComplete="current-password" required value={password} onChange={setPassword} />
        ) : (
          <>
            <p>{t("identity.secret")}</p>
            <p className={styles.secret}>{begin.data.secret}</p>
            <p>
              <a href={begin.data.uri}>{t("identity.openApp")}</a>
            </p>
            <TextField label={t("identity.code")} inputMode="numeric" maxLength={6} required value={code} onChange={setCode} />
          </>
        )}
        <Button type="submit" isPending={begin.isPending || confirm.isPending || remove.isPending}>
          {t(begin.data !== undefined ? "identity.confirm" : me.second_factor ? "identity.turnOff" : "identity.turnOn")}
        </Button>
      </form>
    </Card>
  );
}
