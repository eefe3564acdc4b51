import { Card, Fact, Facts, Page } from "@/design/Page";
import { useI18n } from "@/i18n";
import { LANGUAGE_NAMES } from "@/i18n/languages";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { RightsInWords } from "../rights/RightsInWords";
import styles from "./Account.module.css";
import { ChangePassword } from "./ChangePassword";
import { Delegations } from "./Delegations";
import { SecondFactor } from "./SecondFactor";
import { Sessions } from "./Sessions";

/** One's own data and rights, what is handed over, password, second factor and open sessions. */
export default function Account() {
  const { t, language } = useI18n();
  const { me, unitName } = useRights();
  const roles = me.grants.flatMap(({ role_name, unit_id }) => (role_name === null ? [] : `${role_name[language]}${unit_id === null ? "" : ` · ${unitName(unit_id)}`}`));
  useLive("identity");
  return (
    <Page title={t("identity.account")}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={`${me.first_name} ${me.last_name}`}>
            <Facts>
              <Fact name={t("identity.jobTitle")}>{me.job_title}</Fact>
              <Fact name={t("identity.email")}>{me.email}</Fact>
              <Fact name={t("identity.mobile")}>{me.mobile}</Fact>
              <Fact name={t("shell.language")}>{LANGUAGE_NAMES[me.language]}</Fact>
              {me.company_name !== null && <Fact name={t("access.client")}>{me.company_name}</Fact>}
              <Fact name={t("access.ownRoles")} wide>
                {roles.join("\n")}
              </Fact>
            </Facts>
          </Card>
          <Card title={t("identity.rights")}>
            <RightsInWords own rights={me.grants} />
          </Card>
          <Delegations />
        </div>
        <div className={styles.column}>
          <ChangePassword />
          <SecondFactor />
          <Sessions />
        </div>
      </div>
    </Page>
  );
}
