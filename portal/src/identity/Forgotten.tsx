import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { Link } from "react-router";

import { ask, identity } from "@/api/client";
import { Empty, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import { Doorway } from "./Doorway";

/** Ask for a mail with a link; the answer is the same whether the address is known or not. */
export default function Forgotten() {
  const { t } = useI18n();
  const [email, setEmail] = useState("");
  const asking = useMutation({ mutationFn: () => ask(identity.POST("/password/forgotten", { body: { email: email.trim() } })) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <Doorway title={t("identity.forgotten.title")}>
      {asking.isSuccess ? (
        <Empty icon="mail" title={t("identity.forgotten.sent")}>
          {t("identity.forgotten.sentHint")}
        </Empty>
      ) : (
        <form onSubmit={submit}>
          <p>{t("identity.forgotten.lead")}</p>
          <Failure of={asking} />
          <TextField label={t("identity.email")} type="email" autoComplete="username" required value={email} onChange={setEmail} />
          <Button type="submit" tone="primary" isPending={asking.isPending}>
            {t("identity.forgotten.do")}
          </Button>
        </form>
      )}
      <p>
        <Link to="/login">{t("identity.forgotten.back")}</Link>
      </p>
    </Doorway>
  );
}
