import { lazy, Suspense, useState } from "react";

import { Button, LinkButton } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";
import { useSettled } from "@/shell/settled";

import { STATUSES, useVacancies, useWorkPosts } from "../queries";
import { addressOf, filtersOf, MORE, NAMES, sameFilters, type Address, type Name } from "./filters";
import { VacancyRow } from "./VacancyRow";
import { KeepView, SavedViews } from "./SavedViews";
import styles from "./Vacancies.module.css";

const MoreFilters = lazy(() => import("./MoreFilters"));
const CompanySettings = lazy(() => import("./CompanySettings"));

const SETTLED_MS = 250;
const NOTHING: Address = { q: "", show: "", unit: "", post: "", motive: "", from: "", until: "" };

/** All vacancies within the user's units. */
export default function Vacancies() {
  const { t } = useI18n();
  const { can, me, unitsFor } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState(get("q"));
  const [more, setMore] = useState(MORE.some((name) => get(name) !== ""));
  const settings = useDialog<true>();
  useLive("vacancy");
  const address = Object.fromEntries(NAMES.map((name) => [name, get(name)])) as unknown as Address;
  const filters = filtersOf({ ...address, q: useSettled(address.q, SETTLED_MS) });
  const vacancies = useVacancies(filters);
  const posts = useWorkPosts(address.unit);
  const company = me.units.find((unit) => unit.path.length === 1);
  const choose = (next: Address) => {
    setWords(next.q);
    setMore(MORE.some((name) => next[name] !== ""));
    set({ ...next });
  };
  const field = (name: Name) => ({ value: address[name], onChange: (value: string) => set({ [name]: value }) });
  const filtered = !sameFilters(filters, filtersOf(NOTHING));
  return (
    <Page
      title={t("vacancies.title")}
      actions={
        <>
          {company !== undefined && can("vacancy:approve", company.id) && (
            <Button tone="quiet" onPress={() => settings.open(true)}>
              {t("hiring.settings")}
            </Button>
          )}
          {can("vacancy:write") && (
            <>
              <LinkButton to="/vacancies/templates">{t("hiring.fromTemplate")}</LinkButton>
              <LinkButton to="/vacancies/new" tone="primary">
                <Icon name="plus" size={16} />
                {t("hiring.new")}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <div className={styles.asked}>
        <SavedViews filters={filters} onChoose={(view) => choose(addressOf(view))} onClear={() => choose(NOTHING)} />
        <Filters>
          <TextField
            compact
            label={t("hiring.search")}
            type="search"
            value={words}
            onChange={(typed) => {
              setWords(typed);
              set({ q: typed.trim() });
            }}
          />
          <SelectField
            compact
            label={t("hiring.show")}
            {...field("show")}
            empty={t("hiring.active")}
            options={[{ value: "over", label: t("hiring.over") }, { value: "all", label: t("shell.all") }, ...STATUSES.map((status) => ({ value: status, label: t(`hiring.status.${status}`) }))]}
          />
          <SelectField compact label={t("shell.unit")} {...field("unit")} options={unitsFor("vacancy:read")} empty={t("shell.allUnits")} />
          <SelectField compact label={t("shell.workPost")} {...field("post")} options={(posts.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))} empty={t("hiring.allPosts")} />
        </Filters>
        <Suspense>{more && <MoreFilters field={field} />}</Suspense>
        <div className={styles.bar}>
          <Button small tone="quiet" aria-expanded={more} onPress={() => setMore(!more)}>
            {t(more ? "hiring.fewerFilters" : "hiring.moreFilters")}
          </Button>
          <KeepView filters={filters} filtered={filtered} onClear={() => choose(NOTHING)} />
        </div>
      </div>
      <Card flush>
        <Listing
          of={vacancies}
          empty={
            filtered
              ? { icon: "search", title: t("hiring.nothingFound"), text: <Button onPress={() => choose(NOTHING)}>{t("hiring.clear")}</Button> }
              : { icon: "vacancy", title: t("hiring.none"), text: t("hiring.noneHint") }
          }
        >
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("hiring.function")}</th>
                  <th className={table.secondary}>{t("shell.unit")}</th>
                  <th className={table.secondary}>{t("shell.period")}</th>
                  <th>{t("hiring.filled")}</th>
                  <th>{t("hiring.candidates")}</th>
                  <th>{t("shell.status")}</th>
                  {can("vacancy:write") && (
                    <th className={table.secondary}>
                      <span className="visually-hidden">{t("hiring.do.copy")}</span>
                    </th>
                  )}
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
      <Suspense>{settings.subject && <CompanySettings onClose={settings.close} />}</Suspense>
    </Page>
  );
}
