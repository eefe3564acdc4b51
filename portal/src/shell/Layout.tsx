import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Outlet, useLocation } from "react-router";

import { Waiting } from "@/design/Answer";
import { Icon } from "@/design/Icon";
import { Toasts } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { Broken } from "./Broken";
import { useLive } from "./hub";
import styles from "./Layout.module.css";
import { LiveLight } from "./LiveLight";
import { Logo } from "./Logo";
import { Navigation } from "./Navigation";
import { Notices } from "./Notices";

// Only users of the agency choose.
const ChooseCompany = lazy(() => import("@/identity/ChooseCompany"));
/** What an agency user can do without having chosen a client. */
const WITHOUT_CLIENT = /^\/(account|notices|users|roles)(\/|$)/;

/** Everything around a screen: navigation, notices, confirmations, and what is said when a screen breaks. */
export function Layout() {
  const { t } = useI18n();
  const { me, companyId } = useRights();
  const { pathname } = useLocation();
  // The address for which the menu was opened: going somewhere closes it.
  const [menuAt, setMenuAt] = useState<string>();
  const menu = menuAt === pathname;
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useLive("identity");
  useEffect(() => {
    // A new screen starts at its top, for eyes and for screen readers; the first one leaves the focus to the browser.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#content">
        {t("shell.skip")}
      </a>
      <header className={styles.bar}>
        <button type="button" aria-expanded={menu} aria-controls="navigation" onClick={() => setMenuAt(menu ? undefined : pathname)}>
          <Icon name={menu ? "cross" : "menu"} />
          <span className="visually-hidden">{t("shell.menu")}</span>
        </button>
        <Logo />
        <LiveLight />
      </header>
      <Navigation open={menu} />
      <main id="content" className={styles.main} ref={main} tabIndex={-1}>
        <Notices signedIn />
        <Broken key={pathname}>
          <Suspense fallback={<Waiting lines={6} />}>{me.is_agency && companyId === null && !WITHOUT_CLIENT.test(pathname) ? <ChooseCompany /> : <Outlet />}</Suspense>
        </Broken>
      </main>
      <Toasts />
    </div>
  );
}
