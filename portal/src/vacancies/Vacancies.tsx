import { useState } from "react";
import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge, Count } from "@/design/Badge";
import { LinkButton } from "@/design/Button";
import { SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useFrom } from "@/shell/back";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

import { STATUS_TONES, STATUSES, useVacancies, type Status, type Summary } from "./queries";
import styles from "./Vacancies.module.css";

/** All vacancies within the user's units. */
export default function Vacancies() {
  const { t } = useI18n();
  const { can, unitsFor } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState(get("q"));
  useLive("vacancy");
  const show = get("show") || "active";
  const vacancies = useVacancies({
    unitId: get("unit"),
    status: STATUSES.includes(show as Status) ? show : "",
    active: show === "active" ? "yes" : "",
    words: get("q"),
  });
  const search = (typed: string) => {
    setWords(typed);
    set({ q: typed.trim() });
  };
  return (
    <Page
      title={t("vacancies.title")}
      actions={
        can("vacancy:write") && (
          <LinkButton to="/vacancies/new" tone="primary">
            <Icon name="plus" size={16} />
            {t("hiring.new")}
          </LinkButton>
        )
      }
    >
      <Filters>
        <TextField compact label={t("hiring.search")} type="search" value={words} onChange={search} />
        <SelectField
          compact
          label={t("hiring.show")}
          value={show}
          onChange={(next) => set({ show: next === "active" ? "" : next })}
          options={[{ value: "active", label: t("hiring.active") }, { value: "all", label: t("shell.all") }, ...STATUSES.map((status) => ({ value: status, label: t(`hiring.status.${status}`) }))]}
        />
        <SelectField compact label={t("shell.unit")} value={get("unit")} onChange={(unit) => set({ unit })} options={unitsFor("vacancy:read")} empty={t("shell.allUnits")} />
      </Filters>
      <Card flush>
        <Listing of={vacancies} empty={{ icon: "vacancy", title: t("hiring.none"), text: t("hiring.noneHint") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("hiring.function")}</th>
                  <th className={table.secondary}>{t("shell.unit")}</th>
                  <th className={table.secondary}>{t("shell.period")}</th>
                  <th className={table.number}>{t("hiring.filled")}</th>
                  <th>{t("hiring.candidates")}</th>
                  <th>{t("shell.status")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((vacancy) => (
                  <VacancyRow key={vacancy.id} vacancy={vacancy} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
    </Page>
  );
}

function VacancyRow({ vacancy }: { vacancy: Summary }) {
  const { t, format } = useI18n();
  const { candidates } = vacancy;
  const running = candidates === undefined ? 0 : candidates.shortlisted + candidates.interview_planned + candidates.accepted + candidates.placed;
  return (
    <tr {...useChanged(vacancy.id)}>
      <th scope="row">
        <Link to={`/vacancies/${vacancy.id}`} state={useFrom()} className={table.link}>
          {vacancy.title}
        </Link>
        {vacancy.work_post_title !== null && vacancy.work_post_title !== vacancy.title && <span className={styles.post}>{vacancy.work_post_title}</span>}
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{vacancy.unit_name}</td>
      <td className={`${table.soft} ${table.secondary}`}>{vacancy.starts_on === null ? "–" : format.period(vacancy.starts_on, vacancy.ends_on)}</td>
      <td className={table.number}>
        {vacancy.filled} / {vacancy.positions}
      </td>
      <td>
        {candidates !== undefined && (
          <span className={styles.stages}>
            {candidates.proposed > 0 && (
              <span className={styles.stage}>
                <Count value={candidates.proposed} /> {t("hiring.toDecide")}
              </span>
            )}
            {running > 0 && <span className={table.soft}>{t("hiring.inTheRunning", { count: running })}</span>}
            {candidates.proposed + running === 0 && <span className={table.soft}>–</span>}
          </span>
        )}
      </td>
      <td>
        <Badge tone={STATUS_TONES[vacancy.status]}>{t(`hiring.status.${vacancy.status}`)}</Badge>
      </td>
    </tr>
  );
}
