import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";

import { ask, identity } from "@/api/client";
import { problemOf } from "@/api/problem";
import { forgetSession, noteToken } from "@/api/session";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";
import { hasChosenLanguage } from "@/i18n/languages";

import { CodeField, codeIn, NO_CODE } from "./Code";
import { Doorway } from "./Doorway";
import styles from "./Doorway.module.css";
import { ME, type Me } from "./me";

/** What follows a successful login, by password or by link: the user's own language and the screen they wanted. */
export function useEnter(): (me: Me) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { choose } = useI18n();
  return (me) => {
    queries.clear();
    forgetSession();
    noteToken(me.permissions);
    if (!hasChosenLanguage()) choose(me.language);
    queries.setQueryData(ME, me);
    const next = search.get("next") ?? "/";
    // Only a path of our own: an address from elsewhere in the link must lead nowhere.
    void navigate(/^\/(?![/\\])/.test(next) ? next : "/", { replace: true });
  };
}

/** Sign in with e-mail and password, and a code when the service asks for one. */
export default function Login() {
  const { t } = useI18n();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [typed, setTyped] = useState(NO_CODE);
  const enter = useEnter();
  const login = useMutation({
    mutationFn: () => ask(identity.POST("/login", { body: { email: email.trim(), password, ...codeIn(typed) } })),
    onSuccess: enter,
  });
  const code = login.error === null ? undefined : problemOf(login.error).code;
  // Once asked, the code stays on the screen, also while it is wrong.
  const [codeAsked, setCodeAsked] = useState(false);
  if (code === "code_needed" && !codeAsked) setCodeAsked(true);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <Doorway title={t("identity.login.title")} lead={t("identity.login.lead")}>
      <form onSubmit={submit}>
        {code !== "code_needed" && <Failure of={login} />}
        <TextField label={t("identity.email")} type="email" name="email" autoComplete="username" required value={email} onChange={setEmail} />
        <TextField label={t("identity.password")} type="password" name="password" autoComplete="current-password" required value={password} onChange={setPassword} />
        {codeAsked && <CodeField code={typed} onChange={setTyped} autoFocus />}
        <Button type="submit" tone="primary" isPending={login.isPending}>
          {t("identity.login.do")}
        </Button>
      </form>
      <p className={styles.links}>
        <Link to="/forgotten">{t("identity.forgotten.link")}</Link>
      </p>
    </Doorway>
  );
}
