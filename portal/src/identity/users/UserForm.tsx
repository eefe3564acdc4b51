import { useParams } from "react-router";

import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { formOf, NO_GRANT, type UserForm as Form } from "./form";
import { useUser, useUserStep, USER_TONES, type User } from "./queries";
import { UserFields } from "./UserFields";

const BACK = "/users";

/** Register a user, or change one. */
export default function UserForm() {
  const { t, language } = useI18n();
  const { id } = useParams();
  const { me, companyId } = useRights();
  const user = useUser(id);
  useLive("identity");
  const back = { to: BACK, label: t("identity.users.title") };
  if (id === undefined) {
    const empty: Form = { first_name: "", last_name: "", job_title: "", email: "", mobile: "", language, unit_id: me.units.find((unit) => unit.parent_id === null)?.id ?? "", grants: [NO_GRANT] };
    return (
      <Page title={t("identity.users.new")} back={back} about={t(companyId === null ? "access.newColleagueLead" : "identity.users.newLead")}>
        <UserFields initial={empty} />
      </Page>
    );
  }
  return user.data === undefined ? (
    <Page title={t("identity.users.one")} back={back}>
      <Answer of={user}>{() => null}</Answer>
    </Page>
  ) : (
    <Known user={user.data} />
  );
}

function Known({ user }: { user: User }) {
  const { t, format } = useI18n();
  const { can, me } = useRights();
  const step = useUserStep(user);
  const pending = (what: string) => step.isPending && step.variables === what;
  const facts = [
    `${t("identity.lastLogin")}: ${user.last_login_at === null ? t("identity.never") : format.moment(user.last_login_at)}`,
    ...(user.access_until === null ? [] : [t("identity.accessUntil", { day: format.date(user.access_until) })]),
    t(user.second_factor ? "access.withSecondFactor" : "access.withoutSecondFactor"),
  ];
  return (
    <Page
      title={`${user.first_name} ${user.last_name}`}
      back={{ to: BACK, label: t("identity.users.title") }}
      aside={<Badge tone={USER_TONES[user.status]}>{t(`identity.status.${user.status}`)}</Badge>}
      about={facts.join(" · ")}
      actions={
        can("user:write") &&
        user.id !== me.id && (
          <>
            {user.status === "invited" && (
              <Button isPending={pending("invite")} onPress={() => step.mutate("invite", { onSuccess: () => toast(t("identity.users.invited")) })}>
                {t("identity.users.invite")}
              </Button>
            )}
            {user.status === "disabled" ? (
              <Button isPending={pending("enable")} onPress={() => step.mutate("enable", { onSuccess: () => toast(t("identity.users.invited")) })}>
                {t("identity.users.enable")}
              </Button>
            ) : (
              <Button tone="danger" isPending={pending("disable")} onPress={() => step.mutate("disable", { onSuccess: () => toast(t("identity.users.disabled")) })}>
                {t("identity.users.disable")}
              </Button>
            )}
          </>
        )
      }
    >
      {user.disabled_reason !== null && <p>{t(`identity.disabled.${user.disabled_reason}`)}</p>}
      <Failure of={step} />
      <UserFields key={user.id} initial={formOf(user)} user={user} />
    </Page>
  );
}
