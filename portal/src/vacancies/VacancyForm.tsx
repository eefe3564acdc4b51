import { useParams } from "react-router";

import { Answer } from "@/design/Answer";
import { Page } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { draftOf, emptyDraft } from "./draft";
import { useVacancy } from "./queries";
import { VacancyFields } from "./VacancyFields";

/** Open a vacancy, or change one. */
export default function VacancyForm() {
  const { t } = useI18n();
  const { id } = useParams();
  const { me, unitsFor } = useRights();
  const vacancy = useVacancy(id);
  if (id === undefined) {
    const units = unitsFor("vacancy:write");
    const only = units.length === 1 ? units[0]?.value : undefined;
    const draft = emptyDraft(only ?? "", { name: `${me.first_name} ${me.last_name}`, email: me.email });
    return (
      <Page title={t("hiring.new")} back={{ to: "/vacancies", label: t("vacancies.title") }} about={t("hiring.newLead")}>
        <VacancyFields initial={draft} />
      </Page>
    );
  }
  return (
    <Page title={vacancy.data?.title ?? t("hiring.one")} back={{ to: `/vacancies/${id}`, label: t("hiring.one") }} about={t("hiring.editLead")}>
      <Answer of={vacancy}>{(found) => <VacancyFields key={found.id} initial={draftOf(found)} vacancy={found} />}</Answer>
    </Page>
  );
}
