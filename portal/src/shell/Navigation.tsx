import { useQueryClient } from "@tanstack/react-query";
import { NavLink, useNavigate } from "react-router";

import { ask, identity } from "@/api/client";
import { forgetSession } from "@/api/session";
import { Icon, type IconName } from "@/design/Icon";
import { useI18n } from "@/i18n";
import type { MessageKey } from "@/i18n/messages";
import { useChooseCompany, useRights } from "@/identity/me";

import { forgetKept } from "./kept";
import { LanguageSwitch } from "./LanguageSwitch";
import { LiveLight } from "./LiveLight";
import { Logo } from "./Logo";
import styles from "./Navigation.module.css";

interface Place {
  to: string;
  icon: IconName;
  label: MessageKey;
  /** Any of these makes the place visible; none means everybody. */
  permissions: readonly string[];
}

export const PLACES: readonly Place[] = [
  { to: "/", icon: "home", label: "shell.home", permissions: [] },
  { to: "/vacancies", icon: "vacancy", label: "vacancies.title", permissions: ["vacancy:read"] },
  { to: "/planning", icon: "planning", label: "planning.title", permissions: ["shift:read"] },
  { to: "/timesheets", icon: "timesheet", label: "timesheets.title", permissions: ["timesheet:read"] },
  { to: "/reports", icon: "report", label: "reports.title", permissions: ["report:read", "invoice:read"] },
  { to: "/documents", icon: "document", label: "documents.title", permissions: ["document:read"] },
  { to: "/users", icon: "users", label: "identity.users.title", permissions: ["user:read"] },
  { to: "/roles", icon: "key", label: "identity.rolesTitle", permissions: ["role:read"] },
  { to: "/reviews", icon: "review", label: "identity.reviewsTitle", permissions: ["user:review", "user:write"] },
  { to: "/notices", icon: "notice", label: "shell.notices", permissions: ["notice:write"] },
];

/** The modules the user may see, who they are, language and the live light. */
export function Navigation({ open }: { open: boolean }) {
  const { t } = useI18n();
  const { can, me, companyId, unitName } = useRights();
  const choose = useChooseCompany();
  const leave = useLeave();
  const places = PLACES.filter(({ permissions }) => permissions.length === 0 || permissions.some((permission) => can(permission)));
  return (
    <nav id="navigation" className={styles.navigation} data-open={open || undefined} aria-label={t("shell.navigation")}>
      <div className={styles.logo}>
        <Logo />
      </div>
      <p className={styles.company}>{me.company_name ?? (companyId === null ? t("identity.agency") : t("identity.agencyFor", { name: unitName(companyId) }))}</p>
      <ul className={styles.places}>
        {places.map(({ to, icon, label }) => (
          <li key={to}>
            <NavLink to={to} end={to === "/"} className={styles.place ?? ""}>
              <Icon name={icon} />
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <div className={styles.live}>
          <LiveLight />
          <LanguageSwitch onDark />
        </div>
        {me.is_agency && companyId !== null && (
          <button type="button" className={styles.place} onClick={() => choose(null)}>
            <Icon name="left" />
            {t("identity.otherClient")}
          </button>
        )}
        <NavLink to="/account" className={`${styles.place} ${styles.person}`}>
          <Icon name="person" />
          <span>
            {me.first_name} {me.last_name}
            <small>{me.job_title}</small>
          </span>
        </NavLink>
        <button type="button" className={styles.place} onClick={leave}>
          <Icon name="leave" />
          {t("identity.logout")}
        </button>
      </div>
    </nav>
  );
}

/** Sign out: the service ends the session, and this browser forgets what it knew. */
function useLeave(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return () => {
    const done = () => {
      forgetSession();
      forgetKept();
      void navigate("/login");
      queries.clear();
    };
    ask(identity.POST("/logout")).then(done, done);
  };
}
