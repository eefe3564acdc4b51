import { useNavigate } from "react-router";

import { problemOf } from "@/api/problem";
import { sentenceOf } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Icon } from "@/design/Icon";
import { Menu } from "@/design/Menu";
import { ReasonDialog } from "@/design/ReasonDialog";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { NameDialog } from "../NameDialog";
import { useCompanySettings, useCopy, type useVacancyStep, type Vacancy } from "../queries";
import { useSaveAsTemplate } from "../templates/queries";

type Asked = "return" | "close" | "cancel";

/** What can be done with a vacancy: exactly what the service allows. */
export function VacancyActions({ vacancy, step }: { vacancy: Vacancy; step: ReturnType<typeof useVacancyStep> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { can } = useRights();
  const navigate = useNavigate();
  const copying = useCopy();
  const saving = useSaveAsTemplate();
  const asking = useDialog<Asked>();
  const naming = useDialog<true>();
  const may = (what: Vacancy["allowed"][number]) => vacancy.allowed.includes(what);
  const pending = (what: string) => step.isPending && step.variables.step === what;
  const settings = useCompanySettings(may("submit"));
  const asks = settings.data?.approval_required === true && !can("vacancy:approve", vacancy.unit_id);
  const copy = () =>
    copying.mutate(vacancy.id, {
      onSuccess: (draft) => {
        toast(t("hiring.copied"));
        void navigate(`/vacancies/${draft.id}/edit`);
      },
      onError: (error) => toast(sentenceOf(problemOf(error), i18n)),
    });
  const send = (what: "submit" | "approve") => step.mutate({ step: what }, { onSuccess: (after) => toast(t(after.status === "awaiting_approval" ? "hiring.awaits" : "hiring.sent")) });
  const rest = [
    ...(may("copy") ? [{ id: "copy", label: t("hiring.do.copy") }] : []),
    ...(can("vacancy:write", vacancy.unit_id) ? [{ id: "template", label: t("hiring.saveAsTemplate") }] : []),
    ...(may("close") ? [{ id: "close", label: t("hiring.do.close"), apart: true }] : []),
    ...(may("cancel") ? [{ id: "cancel", label: t("hiring.do.cancel"), tone: "danger" as const, apart: !may("close") }] : []),
  ];
  const choose = (id: string) => {
    if (id === "copy") copy();
    else if (id === "template") naming.open(true);
    else asking.open(id as Asked);
  };
  const asked = asking.subject;
  return (
    <>
      {rest.length > 0 && (
        <Menu label={t("hiring.moreOf", { title: vacancy.title })} choices={rest} onChoose={choose} large>
          {t("hiring.moreActions")}
          <Icon name="down" size={16} />
        </Menu>
      )}
      {may("return") && <Button onPress={() => asking.open("return")}>{t("hiring.do.return")}</Button>}
      {may("update") && <LinkButton to={`/vacancies/${vacancy.id}/edit`}>{t("hiring.do.update")}</LinkButton>}
      {may("submit") && (
        <Button tone="primary" isPending={pending("submit")} onPress={() => send("submit")}>
          {t(asks ? "hiring.do.ask" : "hiring.do.submit")}
        </Button>
      )}
      {may("approve") && (
        <Button tone="primary" isPending={pending("approve")} onPress={() => send("approve")}>
          {t("hiring.do.approve")}
        </Button>
      )}
      {asked !== undefined && (
        <ReasonDialog
          title={t(`hiring.do.${asked}`)}
          lead={t(`hiring.ask.${asked}`)}
          action={t(`hiring.do.${asked}`)}
          open
          pending={step.isPending}
          error={step.error}
          onClose={() => {
            step.reset();
            asking.close();
          }}
          onReason={(reason) => step.mutate({ step: asked, reason }, { onSuccess: asking.close })}
        />
      )}
      {naming.subject && (
        <NameDialog
          title={t("hiring.saveAsTemplate")}
          lead={t("hiring.saveAsTemplateLead")}
          initial={vacancy.title}
          longest={120}
          doing={saving}
          onClose={naming.close}
          onName={(name) =>
            saving.mutate(
              { id: vacancy.id, name },
              {
                onSuccess: () => {
                  naming.close();
                  toast(t("hiring.templateSaved", { name }));
                },
              },
            )
          }
        />
      )}
    </>
  );
}
