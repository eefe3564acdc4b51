import { useParams, useSearchParams } from "react-router";

import { Answer } from "@/design/Answer";
import { Page } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useVacancy } from "../queries";
import { useTemplate } from "../templates/queries";
import { draftFrom, draftOf, emptyDraft } from "./draft";
import { VacancyFields } from "./VacancyFields";

/** Open a vacancy, or change one. */
export default function VacancyForm() {
  const { t } = useI18n();
  const { id } = useParams();
  const vacancy = useVacancy(id);
  if (id === undefined) return <NewVacancy />;
  return (
    <Page title={vacancy.data?.title ?? t("hiring.one")} back={{ to: `/vacancies/${id}`, label: t("hiring.one") }} about={t(vacancy.data?.status === "draft" ? "hiring.draftLead" : "hiring.editLead")}>
      <Answer of={vacancy}>{(found) => <VacancyFields key={found.id} kept={found.id} initial={draftOf(found)} vacancy={found} />}</Answer>
    </Page>
  );
}

function NewVacancy() {
  const { t } = useI18n();
  const { me, unitsFor } = useRights();
  const from = useSearchParams()[0].get("template");
  const template = useTemplate(from);
  const units = unitsFor("vacancy:write").map(({ value }) => value);
  const only = units.length === 1 ? units[0] : undefined;
  const empty = emptyDraft(only ?? "", { name: `${me.first_name} ${me.last_name}`, email: me.email });
  return (
    <Page title={t("hiring.new")} back={{ to: "/vacancies", label: t("vacancies.title") }} about={template.data === undefined ? t("hiring.newLead") : t("hiring.newFrom", { name: template.data.name })}>
      {from === null ? (
        <VacancyFields kept="new" initial={empty} />
      ) : (
        <Answer of={template}>
          {(found) => <VacancyFields key={found.id} kept={`new.${found.id}`} initial={draftFrom(found.fields, { ...empty, unit_id: units.includes(found.unit_id) ? found.unit_id : empty.unit_id })} />}
        </Answer>
      )}
    </Page>
  );
}
