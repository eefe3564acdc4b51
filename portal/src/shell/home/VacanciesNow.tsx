import { useQuery } from "@tanstack/react-query";

import { ask, vacancy } from "@/api/client";
import { Answer } from "@/design/Answer";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useWaitingCandidates } from "@/vacancies/candidates/candidacies";
import { VACANCY_LIVE, type Status } from "@/vacancies/queries";

import styles from "../Home.module.css";
import { NowCard, NowLine, NowNothing } from "./NowCard";

const MOST = 4;

function useCount(status: Status, enabled: boolean) {
  return useQuery({
    queryKey: ["vacancy", "list", "count", status],
    queryFn: () => ask(vacancy.GET("/vacancies", { params: { query: { status, limit: 100 } } })),
    enabled,
    meta: VACANCY_LIVE,
  });
}

/** Candidates to decide on, vacancies to approve, drafts to send. */
export function VacanciesNow() {
  const { t, format } = useI18n();
  const { can } = useRights();
  const candidates = useWaitingCandidates(can("candidate:read"));
  const awaiting = useCount("awaiting_approval", can("vacancy:approve"));
  const drafts = useCount("draft", can("vacancy:submit"));
  const counted = (page: { items: unknown[]; next: string | null }) => (page.next === null ? page.items.length : `${page.items.length}+`);
  const nothing = candidates.data?.items.length === 0 && (awaiting.data?.items.length ?? 0) === 0 && (drafts.data?.items.length ?? 0) === 0;
  return (
    <NowCard icon="vacancy" title={t("vacancies.title")} to="/vacancies" all={t("shell.seeAll")}>
      <ul className={styles.list}>
        {can("candidate:read") && (
          <Answer of={candidates}>
            {(page) => (
              <>
                {page.items.slice(0, MOST).map((one) => (
                  <NowLine key={one.id} to={`/vacancies/${one.vacancy_id}`} note={`${one.vacancy_title} · ${format.relative(one.created_at)}`}>
                    {t("vacancies.decideOn", { name: one.name })}
                  </NowLine>
                ))}
                {page.items.length > MOST && (
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
