import { useQuery } from "@tanstack/react-query";

import { ask, vacancy } from "@/api/client";
import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useWaitingCandidates, type CandidateSummary } from "@/vacancies/candidates/candidacies";
import { VACANCY_LIVE, type Status } from "@/vacancies/queries";

import styles from "../Home.module.css";
import { NowCard, NowLine, NowNothing } from "./NowCard";

const MOST = 5;

function useCount(status: Status, enabled: boolean) {
  return useQuery({
    queryKey: ["vacancy", "list", "count", status],
    queryFn: () => ask(vacancy.GET("/vacancies", { params: { query: { status, limit: 100 } } })),
    enabled,
    meta: VACANCY_LIVE,
  });
}

interface Line {
  kind: "comments" | "interview" | "decide";
  one: CandidateSummary;
}

/** What about a candidate asks for attention: new comments, an interview to come, a decision. */
export function linesOf(candidates: readonly CandidateSummary[], now = new Date().toISOString()): Line[] {
  const meets = (one: CandidateSummary) => one.status === "interview_planned" && known(one.interview) && !one.interview.cancelled && one.interview.end > now;
  const start = (one: CandidateSummary) => one.interview?.start ?? "";
  const line = (kind: Line["kind"]) => (one: CandidateSummary) => ({ kind, one });
  return [
    ...candidates.filter((one) => one.unread > 0).map(line("comments")),
    ...candidates.filter(meets).sort((a, b) => start(a).localeCompare(start(b))).map(line("interview")),
    ...candidates.filter((one) => !meets(one)).map(line("decide")),
  ];
}

/** Candidates to decide on, interviews to come, vacancies to approve, drafts to send. */
export function VacanciesNow() {
  const { t, format } = useI18n();
  const { can } = useRights();
  const candidates = useWaitingCandidates(can("candidate:read"));
  const awaiting = useCount("awaiting_approval", can("vacancy:approve"));
  const drafts = useCount("draft", can("vacancy:submit"));
  const counted = (page: { items: unknown[]; next: string | null }) => (page.next === null ? page.items.length : `${page.items.length}+`);
  const nothing = [candidates, awaiting, drafts].every((one) => !one.isLoading && !one.isError && (one.data?.items.length ?? 0) === 0);
  return (
    <NowCard icon="vacancy" title={t("vacancies.title")} to="/vacancies" all={t("shell.seeAll")}>
      <ul className={styles.list}>
        {can("candidate:read") && (
          <Answer of={candidates}>
            {(page) => (
              <>
                {linesOf(page.items)
                  .slice(0, MOST)
                  .map(({ kind, one }) => (
                    <NowLine
                      key={`${kind} ${one.id}`}
                      to={`/vacancies/${one.vacancy_id}?candidate=${one.id}`}
                      note={`${one.vacancy_title} · ${kind === "interview" && known(one.interview) ? format.moment(one.interview.start) : format.relative(one.created_at)}`}
                    >
                      {kind === "comments" ? t("vacancies.commentsOn", { name: one.name, count: one.unread }) : t(kind === "interview" ? "vacancies.interviewSoon" : "vacancies.decideOn", { name: one.name })}
                    </NowLine>
                  ))}
                {linesOf(page.items).length > MOST && (
                  <NowLine to="/vacancies" count={counted(page)}>
                    {t("vacancies.moreToDecide")}
                  </NowLine>
                )}
              </>
            )}
          </Answer>
        )}
        {awaiting.data !== undefined && awaiting.data.items.length > 0 && (
          <NowLine to="/vacancies?show=awaiting_approval" count={counted(awaiting.data)}>
            {t("vacancies.toApprove")}
          </NowLine>
        )}
        {drafts.data !== undefined && drafts.data.items.length > 0 && (
          <NowLine to="/vacancies?show=draft" count={counted(drafts.data)}>
            {t("vacancies.draftsToSend")}
          </NowLine>
        )}
      </ul>
      {nothing && <NowNothing>{t("vacancies.nothingNow")}</NowNothing>}
    </NowCard>
  );
}
