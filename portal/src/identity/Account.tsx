import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { ask, identity } from "@/api/client";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { Card, Fact, Facts, Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { useRights } from "./me";
import { acceptable, NewPassword } from "./NewPassword";
import { SecondFactor } from "./SecondFactor";
import styles from "./UserFields.module.css";

/** One's own data, password and second factor. */
export default function Account() {
  const { t } = useI18n();
  const { me, unitName } = useRights();
  return (
    <Page title={t("identity.account")}>
      <div className={styles.account}>
        <Card title={`${me.first_name} ${me.last_name}`}>
          <Facts>
            <Fact name={t("identity.jobTitle")}>{me.job_title}</Fact>
            <Fact name={t("identity.email")}>{me.email}</Fact>
            <Fact name={t("identity.mobile")}>{me.mobile}</Fact>
            <Fact name={t("identity.rights")} wide>
              {me.grants.map((grant) => `${t.maybe(`identity.roles.${grant.role}`) ?? grant.role} · ${grant.unit_id === null ? t("identity.everyClient") : unitName(grant.unit_id)}`).join("\n")}
            </Fact>
          </Facts>
        </Card>
        <ChangePassword />
        <SecondFactor />
      </div>
    </Page>
  );
}

function ChangePassword() {
  const { t } = useI18n();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [tried, setTried] = useState(false);
  const changing = useMutation({
    mutationFn: () => ask(identity.POST("/password", { body: { current_password: current, new_password: password } })),
    onSuccess: () => {
      setCurrent("");
      setPassword("");
      setRepeated("");
      setTried(false);
      toast(t("identity.passwordChanged"));
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (current !== "" && acceptable(password, repeated)) changing.mutate();
  };
  return (
    <Card title={t("identity.changePassword")}>
      <form onSubmit={submit} noValidate>
        <Failure of={changing} />
        <TextField label={t("identity.currentPassword")} type="password" autoComplete="current-password" required value={current} onChange={setCurrent} error={tried && current === "" ? t("problems.rule.required") : undefined} />
        <NewPassword value={password} onChange={setPassword} repeated={repeated} onRepeat={setRepeated} tried={tried} />
        <Button type="submit" tone="primary" isPending={changing.isPending}>
          {t("identity.changePassword")}
        </Button>
      </form>
    </Card>
  );
}
