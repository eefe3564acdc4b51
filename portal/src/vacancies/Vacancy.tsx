import { useNavigate, useParams } from "react-router";

import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button, LinkButton } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Card, Page } from "@/design/Page";
import { ReasonDialog } from "@/design/ReasonDialog";
import { Timeline, type Step } from "@/design/Timeline";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useBack } from "@/shell/back";
import { useLive } from "@/shell/hub";

import { Candidates } from "./Candidates";
import { Exchange } from "./Exchange";
import { STATUS_TONES, useVacancy, useVacancyStep, type Vacancy as Shown } from "./queries";
import { VacancyFacts } from "./VacancyFacts";
import styles from "./Vacancy.module.css";

/** One vacancy: candidates first, then what was asked, and who did what. */
export default function Vacancy() {
  const { t } = useI18n();
  const { id } = useParams();
  useLive("vacancy");
  const back = useBack("/vacancies");
  const vacancy = useVacancy(id);
  if (vacancy.data !== undefined) return <VacancyPage vacancy={vacancy.data} />;
  return (
    <Page title={t("hiring.one")} back={{ to: back, label: t("vacancies.title") }}>
      <Answer of={vacancy}>{() => null}</Answer>
    </Page>
  );
}

type Asked = "return" | "close" | "cancel";

function VacancyPage({ vacancy }: { vacancy: Shown }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const navigate = useNavigate();
  const back = useBack("/vacancies");
  const step = useVacancyStep(vacancy);
  const asking = useDialog<Asked>();
  // The note of a change names the fields, as the service calls them.
  const noteOf = ({ action, note }: Step) => (action === "vacancy.edited" || action === "vacancy.updated" ? note?.split(", ").map((field) => t.maybe(`hiring.field.${field}`) ?? field).join(", ") : note);
  const may = (what: Shown["allowed"][number]) => vacancy.allowed.includes(what);
  const pending = (what: string) => step.isPending && step.variables.step === what;
  const copy = () =>
    step.mutate(
      { step: "copy" },
      {
        onSuccess: (draft) => {
          toast(t("hiring.copied"));
          void navigate(`/vacancies/${draft.id}/edit`);
        },
      },
    );
  return (
    <Page
      title={vacancy.title}
      back={{ to: back, label: t("vacancies.title") }}
      aside={<Badge tone={STATUS_TONES[vacancy.status]}>{t(`hiring.status.${vacancy.status}`)}</Badge>}
      about={`${vacancy.unit_name} · ${t("hiring.positionsFilled", { filled: vacancy.filled, count: vacancy.positions })}${vacancy.starts_on === null ? "" : ` · ${format.period(vacancy.starts_on, vacancy.ends_on)}`}`}
      actions={
        <>
          {(["cancel", "close", "return"] as const).filter(may).map((what) => (
            <Button key={what} tone={what === "cancel" ? "danger" : "secondary"} onPress={() => asking.open(what)}>
              {t(`hiring.do.${what}`)}
            </Button>
          ))}
          {may("copy") && (
            <Button isPending={pending("copy")} onPress={copy}>
              {t("hiring.do.copy")}
            </Button>
          )}
          {may("update") && <LinkButton to={`/vacancies/${vacancy.id}/edit`}>{t("hiring.do.update")}</LinkButton>}
          {may("submit") && (
            <Button tone="primary" isPending={pending("submit")} onPress={() => step.mutate({ step: "submit" }, { onSuccess: (after) => toast(t(after.status === "awaiting_approval" ? "hiring.awaits" : "hiring.sent")) })}>
              {t("hiring.do.submit")}
            </Button>
          )}
          {may("approve") && (
            <Button tone="primary" isPending={pending("approve")} onPress={() => step.mutate({ step: "approve" }, { onSuccess: () => toast(t("hiring.sent")) })}>
              {t("hiring.do.approve")}
            </Button>
          )}
        </>
      }
    >
      {asking.subject === undefined && <Failure of={step} />}
      {vacancy.closing_reason !== null && <p className={styles.reason}>{t("hiring.closedBecause", { reason: vacancy.closing_reason })}</p>}
      <div className={styles.columns}>
        <div className={styles.main}>
          {can("candidate:read", vacancy.unit_id) && vacancy.status !== "draft" && vacancy.status !== "awaiting_approval" && <Candidates vacancy={vacancy} />}
          <VacancyFacts vacancy={vacancy} />
        </div>
        <div className={styles.side}>
          <Exchange vacancy={vacancy} />
          <Card title={t("shell.history")}>
            <Timeline steps={vacancy.timeline} noteOf={noteOf} />
          </Card>
        </div>
      </div>
      <ReasonDialog
        key={asking.subject}
        title={asking.subject === undefined ? "" : t(`hiring.do.${asking.subject}`)}
        lead={asking.subject === undefined ? "" : t(`hiring.ask.${asking.subject}`)}
        action={asking.subject === undefined ? "" : t(`hiring.do.${asking.subject}`)}
        open={asking.subject !== undefined}
        pending={step.isPending}
        error={step.error}
        onClose={() => {
          step.reset();
          asking.close();
        }}
        onReason={(reason) => asking.subject !== undefined && step.mutate({ step: asking.subject, reason }, { onSuccess: asking.close })}
      />
    </Page>
  );
}
