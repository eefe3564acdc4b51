import { known } from "@/api/known";
import { Card, Fact, Facts } from "@/design/Page";
import { useI18n } from "@/i18n";

import type { Vacancy } from "../queries";
import styles from "./Vacancy.module.css";

/** What was asked of the agency. */
export function VacancyFacts({ vacancy }: { vacancy: Vacancy }) {
  const { t, format } = useI18n();
  const replaced = vacancy.replacement_reason ?? null;
  return (
    <Card title={t("hiring.asked")}>
      <Facts>
        <Fact name={t("shell.workPost")}>{vacancy.work_post_title}</Fact>
        <Fact name={t("shell.unit")}>{vacancy.unit_name}</Fact>
        <Fact name={t("hiring.positions")}>{format.number(vacancy.positions)}</Fact>
        <Fact name={t("shell.period")}>{vacancy.starts_on === null ? null : format.period(vacancy.starts_on, vacancy.ends_on)}</Fact>
        <Fact name={t("hiring.hoursPerWeek")}>{vacancy.hours_per_week === null ? null : format.number(vacancy.hours_per_week, 2)}</Fact>
        <Fact name={t("hiring.regime")}>{vacancy.shift_regime}</Fact>
        <Fact name={t("vacancies.motive")}>{vacancy.motive === null ? null : (t.maybe(`vacancies.motive.${vacancy.motive}`) ?? vacancy.motive)}</Fact>
        {replaced !== null && (
          <Fact name={t("hiring.replacement")}>
            {t.maybe(`hiring.replaced.${replaced}`) ?? replaced}
            {known(vacancy.replacement_from) && ` · ${format.period(vacancy.replacement_from, vacancy.replacement_until)}`}
          </Fact>
        )}
        <Fact name={t("shell.costCentre")}>{vacancy.cost_centre}</Fact>
        <Fact name={t("hiring.purchaseOrder")}>{vacancy.purchase_order}</Fact>
        <Fact name={t("hiring.contact")}>
          {vacancy.contact_name}
          {vacancy.contact_email !== null && (
            <>
              {vacancy.contact_name !== null && <br />}
              <a href={`mailto:${vacancy.contact_email}`}>{vacancy.contact_email}</a>
            </>
          )}
        </Fact>
        <Fact name={t("hiring.reference")}>{vacancy.reference}</Fact>
        <Fact name={t("vacancies.justification")} wide>
          {vacancy.justification}
        </Fact>
        {vacancy.requirements.length > 0 && (
          <Fact name={t("hiring.requirements")} wide>
            <ul className={styles.list}>
              {vacancy.requirements.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={t("hiring.description")} wide>
          {vacancy.description}
        </Fact>
      </Facts>
    </Card>
  );
}
