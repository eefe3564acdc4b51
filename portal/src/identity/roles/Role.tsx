import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";

import { Answer, Empty, Waiting } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Card, Page } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { Sentences } from "../rights/RightsInWords";
import { useRoles, type Role as RoleOf } from "./queries";
import { RoleBadges } from "./Roles";

const RoleFields = lazy(() => import("./RoleFields"));
const BACK = "/roles";

/** What a role permits, in words; who may defines what it means for this client. */
export default function Role() {
  const { t } = useI18n();
  const { code } = useParams();
  const roles = useRoles();
  useLive("identity");
  const back = { to: BACK, label: t("identity.rolesTitle") };
  if (code === undefined) return <NewRole />;
  const role = roles.data?.items.find((one) => one.code === code);
  if (role !== undefined) return <Known key={role.code} role={role} />;
  return (
    <Page title={t("identity.role")} back={back}>
      <Answer of={roles}>{() => <Empty icon="search" title={t("shell.notFoundHint")} />}</Answer>
    </Page>
  );
}

function NewRole() {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <Page title={t("access.roles.new")} back={{ to: BACK, label: t("identity.rolesTitle") }} about={t("access.roles.newLead")}>
      <Suspense fallback={<Waiting />}>
        <RoleFields onDone={(saved) => void navigate(`/roles/${saved.code}`, { replace: true })} onCancel={() => void navigate(BACK)} />
      </Suspense>
    </Page>
  );
}

function Known({ role }: { role: RoleOf }) {
  const { t, language } = useI18n();
  const { can } = useRights();
  const [editing, setEditing] = useState(false);
  const about = [t("access.roles.heldBy", { count: role.holders }), t(role.second_factor ? "access.roles.asksFactor" : "access.roles.asksNoFactor")].join(" · ");
  return (
    <Page
      title={role.name[language]}
      back={{ to: BACK, label: t("identity.rolesTitle") }}
      aside={<RoleBadges role={role} />}
      about={about}
      actions={can("role:write") && !editing && <Button onPress={() => setEditing(true)}>{t(role.is_default ? "access.roles.defineHere" : "access.roles.change")}</Button>}
    >
      {editing ? (
        <Suspense fallback={<Waiting />}>
          <RoleFields role={role} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
        </Suspense>
      ) : (
        <Card title={t("access.roles.permits")}>
          <Sentences permissions={role.permissions} />
        </Card>
      )}
    </Page>
  );
}
