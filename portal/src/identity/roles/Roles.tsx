import { Link } from "react-router";

import { Answer, Empty } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { LinkButton } from "@/design/Button";
import { Icon } from "@/design/Icon";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { byModule } from "../rights/inWords";
import { useRoles, type Role } from "./queries";

/** The roles that users of this client (or of the agency) can have. */
export default function Roles() {
  const { t } = useI18n();
  const { can, companyId } = useRights();
  useLive("identity");
  const roles = useRoles();
  return (
    <Page
      title={t("identity.rolesTitle")}
      about={t(companyId === null ? "access.roles.leadAgency" : "access.roles.lead")}
      actions={
        can("role:write") && (
          <LinkButton to="/roles/new" tone="primary">
            <Icon name="plus" size={16} />
            {t("access.roles.new")}
          </LinkButton>
        )
      }
    >
      <Card flush>
        <Answer of={roles}>{({ items }) => (items.length === 0 ? <Empty icon="key" title={t("access.roles.none")} /> : <RoleTable roles={items} />)}</Answer>
      </Card>
    </Page>
  );
}

function RoleTable({ roles }: { roles: Role[] }) {
  const { t, language } = useI18n();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t("identity.role")}</th>
          <th className={table.secondary}>{t("access.roles.modules")}</th>
          <th className={table.number}>{t("access.roles.holders")}</th>
          <th>{t("access.roles.kind")}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role.code}>
            <th scope="row">
              <Link to={`/roles/${role.code}`} className={table.link}>
                {role.name[language]}
              </Link>
            </th>
            <td className={`${table.soft} ${table.secondary}`}>{byModule(role.permissions).map((module) => `${t(module.title)} (${module.permissions.length})`).join(", ")}</td>
            <td className={table.number}>{role.holders}</td>
            <td>
              <RoleBadges role={role} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a role is the default or this client's own, and whether it asks for a second factor. */
export function RoleBadges({ role }: { role: Role }) {
  const { t } = useI18n();
  return (
    <>
      <Badge tone={role.is_default ? "quiet" : "brand"}>{t(role.is_default ? "access.roles.default" : "access.roles.own")}</Badge> {role.second_factor && <Badge tone="info">{t("identity.secondFactor")}</Badge>}
    </>
  );
}
