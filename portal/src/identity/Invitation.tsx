import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { Link, useLocation } from "react-router";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { problemOf } from "@/api/problem";
import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { useI18n } from "@/i18n";

import { CodeField, codeIn, NO_CODE } from "./Code";
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
  const [typed, setTyped] = useState(NO_CODE);
  const [codeAsked, setCodeAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const enter = useEnter();
  const accept = useMutation({
    mutationFn: () => ask(identity.POST("/invitations/accept", { body: { token, password, ...codeIn(typed) } })),
    onSuccess: enter,
  });
  const code = accept.error === null ? undefined : problemOf(accept.error).code;
  if (code === "code_needed" && !codeAsked) setCodeAsked(true);
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
      {code !== "code_needed" && <Failure of={accept} />}
      <NewPassword token={token} value={password} onChange={setPassword} repeated={repeated} onRepeat={setRepeated} tried={tried} />
      {codeAsked && <CodeField code={typed} onChange={setTyped} autoFocus />}
      <Button type="submit" tone="primary" isPending={accept.isPending}>
        {t("identity.invitation.do")}
      </Button>
    </form>
  );
}
