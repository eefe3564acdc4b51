import { useState } from "react";
import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge } from "@/design/Badge";
import { LinkButton } from "@/design/Button";
import { CheckField, SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { addDays, todayHere } from "@/i18n/week";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { useRoleName } from "../roles/queries";
import { Everywhere } from "./Everywhere";
import { useUsers, USER_TONES, type User, type UserStatus } from "./queries";
import styles from "./UserFields.module.css";

const STATUSES: readonly UserStatus[] = ["invited", "active", "disabled"];
/** Access that lapses within this many days stands out; the warning mail goes at the same moment. */
const NEAR_DAYS = 14;

/** Who has access, where and as what. */
export default function Users() {
  const { t } = useI18n();
  const { can, me, companyId } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState(get("q"));
  useLive("identity");
  const users = useUsers(get("q"), get("status"), get("lapsing") === "true");
  const search = (typed: string) => {
    setWords(typed);
    set({ q: typed.trim() });
  };
  return (
    <Page
      title={t("identity.users.title")}
      about={companyId === null ? t("access.agencyUsers") : undefined}
      actions={
        can("user:write") && (
          <>
            <LinkButton to="/users/import">{t("access.import.title")}</LinkButton>
            <LinkButton to="/users/new" tone="primary">
              <Icon name="plus" size={16} />
              {t("identity.users.new")}
            </LinkButton>
          </>
        )
      }
    >
      <Filters>
        <TextField compact label={t("identity.users.search")} type="search" maxLength={100} value={words} onChange={search} />
        <SelectField compact label={t("shell.status")} value={get("status")} onChange={(status) => set({ status })} options={STATUSES.map((status) => ({ value: status, label: t(`identity.status.${status}`) }))} empty={t("shell.all")} />
        <div className={styles.checks}>
          <CheckField label={t("access.lapsing")} value={get("lapsing") === "true"} onChange={(lapsing) => set({ lapsing: lapsing ? "true" : "" })} />
        </div>
      </Filters>
      <Card flush>
        <Listing of={users} empty={{ icon: "users", title: t("identity.users.none") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("identity.name")}</th>
                  <th className={table.secondary}>{t("identity.email")}</th>
                  <th>{t("identity.rights")}</th>
                  <th className={table.secondary}>{t("identity.lastLogin")}</th>
                  <th>{t("shell.status")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((user) => (
                  <UserRow key={user.id} user={user} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {me.is_agency && <Everywhere words={words} />}
    </Page>
  );
}

function UserRow({ user }: { user: User }) {
  const { t, format } = useI18n();
  const roleName = useRoleName();
  const near = user.access_until !== null && user.access_until <= addDays(todayHere(), NEAR_DAYS);
  return (
    <tr {...useChanged(user.id)}>
      <th scope="row">
        <Link to={`/users/${user.id}`} className={table.link}>
          {user.first_name} {user.last_name}
        </Link>
        <br />
        <span className={table.soft}>{user.job_title}</span>
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{user.email}</td>
      <td>
        {user.grants.map((grant, place) => (
          <div key={place}>
            {roleName(grant.role)}
            {grant.unit_name !== null && <span className={table.soft}> · {grant.unit_name}</span>}
            {grant.until !== null && <span className={table.soft}> · {t("access.untilDay", { day: format.date(grant.until) })}</span>}
          </div>
        ))}
      </td>
      <td className={`${table.soft} ${table.secondary}`}>
        {user.last_login_at === null ? t("identity.never") : format.date(user.last_login_at)}
        {near && user.access_until !== null && <div className={styles.near}>{t("access.lapsesOn", { day: format.date(user.access_until) })}</div>}
      </td>
      <td>
        <Badge tone={USER_TONES[user.status]}>{t(`identity.status.${user.status}`)}</Badge>
      </td>
    </tr>
  );
}
