import { useRef, useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSets } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useKept } from "@/shell/kept";

import MotiveMeter from "../motives/MotiveMeter";
import { useCompanySettings, type Vacancy } from "../queries";
import { FIXED, merged, wrongIn, type Draft } from "./draft";
import type { FieldsProps } from "./fields";
import { focusWrong, useFocusRefused } from "./focus";
import { useLaw } from "./law";
import { MotiveFields } from "./MotiveFields";
import { PeriodFields } from "./PeriodFields";
import { lastDayOf, refusedFields, useSaving } from "./saving";
import { Starts } from "./Starts";
import styles from "./VacancyForm.module.css";
import { Warnings } from "./Warnings";
import { WhatFields } from "./WhatFields";
import { AdministrationFields, WhoFields } from "./WhoFields";

interface VacancyFieldsProps {
  initial: Draft;
  vacancy?: Vacancy;
  /** Under which name this window keeps what is typed. */
  kept: string;
}

/** The whole form with the motive meter beside it; what was typed stays until it has arrived. */
export function VacancyFields({ initial, vacancy, kept }: VacancyFieldsProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { can } = useRights();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [{ base, draft }, change, forget] = useKept(`vacancy.${kept}`, { base: initial, draft: initial });
  const [tried, setTried] = useState(false);
  const saving = useSaving(vacancy);
  useFocusRefused(form, saving.error);
  const settings = useCompanySettings(true);
  const law = useLaw(draft, vacancy);
  const saved = vacancy === undefined ? base : initial;
  if (JSON.stringify(saved) !== JSON.stringify(base)) change((before) => ({ base: saved, draft: merged(before.base, before.draft, saved) }));
  const editable = vacancy === undefined || vacancy.status === "draft";
  const sends = editable && can("vacancy:submit", draft.unit_id);
  const asks = settings.data?.approval_required === true && !can("vacancy:approve", draft.unit_id);
  const found = wrongIn(draft);
  const refused = refusedFields(saving.error, i18n);
  const fields: FieldsProps = {
    draft,
    wrong: (field) => {
      const key = tried ? found[field] : undefined;
      return key === undefined ? refused[field] : t(key);
    },
    fixed: (field) => !editable && FIXED.has(field),
    set: (changes) => change((before) => ({ ...before, draft: { ...before.draft, ...changes } })),
  };
  const save = (send: boolean) => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      focusWrong(form.current);
      return;
    }
    saving.mutate(
      { draft, send },
      {
        onSuccess: ({ vacancy: after }) => {
          forget();
          toast(t(!send ? "hiring.saved" : after.status === "awaiting_approval" ? "hiring.awaits" : "hiring.sent"));
          void navigate(`/vacancies/${after.id}`);
        },
      },
    );
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save(sends);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={styles.form}>
      {vacancy === undefined && <Starts onChoose={(how) => change((before) => ({ ...before, draft: how(before.draft) }))} />}
      <Card>
        <FieldSets>
          <WhatFields {...fields} />
          <MotiveFields {...fields} rule={law.rule} delegation={law.delegation} />
          <PeriodFields {...fields} lastDay={lastDayOf(saving.error) ?? law.lastDay} />
          <WhoFields {...fields} />
          <AdministrationFields {...fields} />
        </FieldSets>
      </Card>
      <div className={styles.aside}>
        <MotiveMeter unitId={draft.unit_id} post={draft.work_post_code} on={law.on} asked={law.asked} />
      </div>
      <div className={styles.end}>
        <Warnings warnings={law.warnings} />
        <Failure of={saving} />
        {saving.isError && saving.variables.send && vacancy === undefined && <p className={styles.soft}>{t("hiring.keptAsDraft")}</p>}
        {tried && Object.keys(found).length > 0 && (
          <p className={styles.incomplete} role="alert">
            {t("shell.checkFields")}
          </p>
        )}
        <div className={styles.actions}>
          <LinkButton to={vacancy === undefined ? "/vacancies" : `/vacancies/${vacancy.id}`} onClick={forget}>
            {t("shell.cancel")}
          </LinkButton>
          {sends && (
            <Button isPending={saving.isPending && !saving.variables.send} onPress={() => save(false)}>
              {t("hiring.saveDraft")}
            </Button>
          )}
          <Button type="submit" tone="primary" isPending={saving.isPending && saving.variables.send === sends}>
            {t(!sends ? "shell.save" : asks ? "hiring.do.ask" : "hiring.do.submit")}
          </Button>
        </div>
      </div>
    </form>
  );
}
