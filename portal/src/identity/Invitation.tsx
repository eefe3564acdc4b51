import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { Link, useLocation } from "react-router";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { problemOf } from "@/api/problem";
import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import { Doorway } from "./Doorway";
import { useEnter } from "./Login";
import { acceptable, NewPassword } from "./NewPassword";

type LinkOf = components["schemas"]["Link"];

/** Choose a password with the link from a mail. The secret stands in the fragment, which no server sees or logs. */
export default function Invitation() {
  const { t } = useI18n();
  const token = useLocation().hash.slice(1);
  const link = useQuery({
    queryKey: ["identity", "link", token],
    queryFn: () => ask(identity.POST("/invitations/check", { body: { token } })),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Doorway title={t(link.data?.kind === "reset" ? "identity.invitation.resetTitle" : "identity.invitation.title")}>
      <Answer of={link}>{(found) => <ChoosePassword token={token} link={found} />}</Answer>
      {link.isError && (
        <p>
          <Link to="/forgotten">{t("identity.invitation.askNew")}</Link>
        </p>
      )}
    </Doorway>
  );
}

function ChoosePassword({ token, link }: { token: string; link: LinkOf }) {
  const { t, format } = useI18n();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [totp, setTotp] = useState("");
  const [tried, setTried] = useState(false);
  const enter = useEnter();
  const accept = useMutation({
    mutationFn: () => ask(identity.POST("/invitations/accept", { body: { token, password, ...(totp === "" ? {} : { totp }) } })),
    onSuccess: enter,
  });
  const codeNeeded = totp !== "" || (accept.error !== null && problemOf(accept.error).code === "code_needed");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (acceptable(password, repeated)) accept.mutate();
  };
  return (
    <form onSubmit={submit}>
      <p>
        {t("identity.invitation.lead", { name: link.first_name, email: link.email })} {t("identity.invitation.until", { until: format.moment(link.expires_at) })}
      </p>
      {!codeNeeded && <Failure of={accept} />}
      <NewPassword value={password} onChange={setPassword} repeated={repeated} onRepeat={setRepeated} tried={tried} />
      {codeNeeded && <TextField label={t("identity.code")} hint={t("identity.codeHint")} inputMode="numeric" maxLength={6} required value={totp} onChange={setTotp} />}
      <Button type="submit" tone="primary" isPending={accept.isPending}>
        {t("identity.invitation.do")}
      </Button>
    </form>
  );
}
