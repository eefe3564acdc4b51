import { useState } from "react";
import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge, type BadgeTone } from "@/design/Badge";
import { LinkButton } from "@/design/Button";
import { SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

import { useRights } from "./me";
import { useRoles, useUsers, type Role, type User, type UserStatus } from "./users";

export const USER_TONES: Record<UserStatus, BadgeTone> = { invited: "warn", active: "good", disabled: "quiet" };
const STATUSES: readonly UserStatus[] = ["invited", "active", "disabled"];

/** Who has access, where and as what. */
export default function Users() {
  const { t } = useI18n();
  const { can } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState(get("q"));
  useLive("identity");
  const users = useUsers(get("q"), get("status"));
  const roles = useRoles(can("role:read"));
  const search = (typed: string) => {
    setWords(typed);
    set({ q: typed.trim() });
  };
  return (
    <Page
      title={t("identity.users.title")}
      actions={
        can("user:write") && (
          <LinkButton to="/users/new" tone="primary">
            <Icon name="plus" size={16} />
            {t("identity.users.new")}
          </LinkButton>
        )
      }
    >
      <Filters>
        <TextField compact label={t("identity.users.search")} type="search" maxLength={100} value={words} onChange={search} />
        <SelectField compact label={t("shell.status")} value={get("status")} onChange={(status) => set({ status })} options={STATUSES.map((status) => ({ value: status, label: t(`identity.status.${status}`) }))} empty={t("shell.all")} />
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
                  <UserRow key={user.id} user={user} roles={roles.data?.items ?? []} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
    </Page>
  );
}

function UserRow({ user, roles }: { user: User; roles: Role[] }) {
  const { t, format, language } = useI18n();
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
            {roles.find((role) => role.code === grant.role)?.name[language] ?? grant.role}
            {grant.unit_name !== null && <span className={table.soft}> · {grant.unit_name}</span>}
          </div>
        ))}
      </td>
      <td className={`${table.soft} ${table.secondary}`}>{user.last_login_at === null ? t("identity.never") : format.date(user.last_login_at)}</td>
      <td>
        <Badge tone={USER_TONES[user.status]}>{t(`identity.status.${user.status}`)}</Badge>
      </td>
    </tr>
  );
}
