import { useParams } from "react-router";

import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Card, Page } from "@/design/Page";
import { Timeline, type Step } from "@/design/Timeline";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useBack } from "@/shell/back";
import { useLive } from "@/shell/hub";
import { todayHere } from "@/i18n/week";

import { Board } from "../candidates/Board";
import MotiveMeter from "../motives/MotiveMeter";
import { STATUS_TONES, useVacancy, useVacancyStep, type Vacancy as Shown } from "../queries";
import { Exchange } from "./Exchange";
import { Obstacle } from "./Obstacle";
import { VacancyActions } from "./VacancyActions";
import { VacancyFacts } from "./VacancyFacts";
import { Versions } from "./Versions";
import styles from "./Vacancy.module.css";

/** One vacancy: candidates first, then what was asked, what the law leaves, what both sides hold, and who did what. */
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

function VacancyPage({ vacancy }: { vacancy: Shown }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const back = useBack("/vacancies");
  const step = useVacancyStep(vacancy);
  // The note of a change names the fields, as the service calls them.
  const noteOf = ({ action, note }: Step) => (action === "vacancy.edited" || action === "vacancy.updated" ? note?.split(", ").map((field) => t.maybe(`hiring.field.${field}`) ?? field).join(", ") : note);
  const unsent = vacancy.status === "draft" || vacancy.status === "awaiting_approval";
  const today = todayHere();
  const post = vacancy.work_post_code ?? "";
  return (
    <Page
      title={vacancy.title}
      back={{ to: back, label: t("vacancies.title") }}
      aside={<Badge tone={STATUS_TONES[vacancy.status]}>{t(`hiring.status.${vacancy.status}`)}</Badge>}
      about={`${vacancy.unit_name} · ${t("hiring.positionsFilled", { filled: vacancy.filled, count: vacancy.positions })}${vacancy.starts_on === null ? "" : ` · ${format.period(vacancy.starts_on, vacancy.ends_on)}`}`}
      actions={<VacancyActions vacancy={vacancy} step={step} />}
    >
      <Failure of={step} />
      <Obstacle vacancy={vacancy} />
      {vacancy.closing_reason !== null && <p className={styles.reason}>{t("hiring.because", { reason: vacancy.closing_reason })}</p>}
      {can("candidate:read", vacancy.unit_id) && !unsent && <Board vacancy={vacancy} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <VacancyFacts vacancy={vacancy} />
          <Versions vacancy={vacancy} />
        </div>
        <div className={styles.side}>
          <Exchange vacancy={vacancy} />
          {post !== "" && (
            <MotiveMeter
              unitId={vacancy.unit_id}
              post={post}
              on={vacancy.starts_on !== null && vacancy.starts_on > today ? vacancy.starts_on : today}
              asked={{ motive: vacancy.motive ?? "", starts_on: vacancy.starts_on ?? "", ends_on: vacancy.ends_on ?? "", positions: vacancy.positions, counted: !unsent }}
            />
          )}
          <Card title={t("shell.history")}>
            <Timeline steps={vacancy.timeline} noteOf={noteOf} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
