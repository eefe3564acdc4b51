import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { ask, identity } from "@/api/client";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { acceptable, NewPassword } from "../NewPassword";

/** Choose another password; the other sessions end. */
export function ChangePassword() {
  const { t } = useI18n();
  const queries = useQueryClient();
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
      return queries.invalidateQueries({ queryKey: ["identity", "sessions"] });
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
        <TextField label={t("identity.currentPassword")} type="password" autoComplete="current-password" required maxLength={256} value={current} onChange={setCurrent} error={tried && current === "" ? t("problems.rule.required") : undefined} />
        <NewPassword value={password} onChange={setPassword} repeated={repeated} onRepeat={setRepeated} tried={tried} />
        <Button type="submit" tone="primary" isPending={changing.isPending}>
          {t("identity.changePassword")}
        </Button>
      </form>
    </Card>
  );
}
