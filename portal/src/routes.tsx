import { lazy, Suspense, useEffect } from "react";
import { Navigate, Outlet, Route, Routes, useLocation } from "react-router";

import { problemOf } from "./api/problem";
import { ProblemNote, Waiting } from "./design/Answer";
import { Words } from "./i18n";
import type { LaterPart } from "./i18n/messages";
import { RightsProvider, useWhoAmI } from "./identity/me";
import { useHub } from "./shell/hub";
import { Layout } from "./shell/Layout";

// One chunk of script per screen: a screen that nobody opens costs nothing.
const Login = lazy(() => import("./identity/Login"));
const Forgotten = lazy(() => import("./identity/Forgotten"));
const Invitation = lazy(() => import("./identity/Invitation"));
const Account = lazy(() => import("./identity/account/Account"));
const Users = lazy(() => import("./identity/users/Users"));
const UserForm = lazy(() => import("./identity/users/UserForm"));
const UserImport = lazy(() => import("./identity/users/UserImport"));
const Roles = lazy(() => import("./identity/roles/Roles"));
const Role = lazy(() => import("./identity/roles/Role"));
const Reviews = lazy(() => import("./identity/reviews/Reviews"));
const Review = lazy(() => import("./identity/reviews/Review"));
const NoticeList = lazy(() => import("./identity/notices/NoticeList"));
const NoticeForm = lazy(() => import("./identity/notices/NoticeForm"));
const Home = lazy(() => import("./shell/Home"));
const NotFound = lazy(() => import("./shell/NotFound"));
const Vacancies = lazy(() => import("./vacancies/list/Vacancies"));
const Vacancy = lazy(() => import("./vacancies/one/Vacancy"));
const VacancyForm = lazy(() => import("./vacancies/form/VacancyForm"));
const Templates = lazy(() => import("./vacancies/templates/Templates"));
const TemplateForm = lazy(() => import("./vacancies/templates/TemplateForm"));
const Planning = lazy(() => import("./planning/Planning"));
const Timesheets = lazy(() => import("./timesheets/Timesheets"));
const Timesheet = lazy(() => import("./timesheets/Timesheet"));
const Reports = lazy(() => import("./reports/Reports"));
const Invoice = lazy(() => import("./reports/Invoice"));
const Documents = lazy(() => import("./documents/Documents"));

/** Every screen and its address. */
export function Screens() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="login" element={<Login />} />
        <Route path="forgotten" element={<Forgotten />} />
        <Route path="invitation" element={<Invitation />} />
        <Route element={<SignedIn />}>
          <Route index element={<Home />} />
          <Route element={<With of="hiring" />}>
            <Route path="vacancies">
              <Route index element={<Vacancies />} />
              <Route path="new" element={<VacancyForm />} />
              <Route path="templates">
                <Route index element={<Templates />} />
                <Route path=":id" element={<TemplateForm />} />
              </Route>
              <Route path=":id" element={<Vacancy />} />
              <Route path=":id/edit" element={<VacancyForm />} />
            </Route>
          </Route>
          <Route path="planning" element={<Planning />} />
          <Route path="timesheets">
            <Route index element={<Timesheets />} />
            <Route path=":id" element={<Timesheet />} />
          </Route>
          <Route path="reports">
            <Route index element={<Reports />} />
            <Route path=":report" element={<Reports />} />
            <Route path="invoices/:id" element={<Invoice />} />
          </Route>
          <Route path="documents" element={<Documents />} />
          <Route element={<With of="access" />}>
            <Route path="account" element={<Account />} />
            <Route path="users">
              <Route index element={<Users />} />
              <Route path="new" element={<UserForm />} />
              <Route path="import" element={<UserImport />} />
              <Route path=":id" element={<UserForm />} />
            </Route>
            <Route path="roles">
              <Route index element={<Roles />} />
              <Route path="new" element={<Role />} />
              <Route path=":code" element={<Role />} />
            </Route>
            <Route path="reviews">
              <Route index element={<Reviews />} />
              <Route path=":id" element={<Review />} />
            </Route>
            <Route path="notices">
              <Route index element={<NoticeList />} />
              <Route path="new" element={<NoticeForm />} />
            </Route>
          </Route>
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

/** Screens that have many sentences of their own. */
function With({ of: part }: { of: LaterPart }) {
  return (
    <Words of={part}>
      <Outlet />
    </Words>
  );
}

/** Screens for who is signed in; everybody else is sent to the login, which brings them back. */
function SignedIn() {
  const who = useWhoAmI();
  const hub = useHub();
  const { pathname, search } = useLocation();
  const id = who.data?.id;
  useEffect(() => {
    if (id !== undefined) hub.restart();
  }, [hub, id]);
  if (who.isError) {
    const problem = problemOf(who.error);
    if (problem.status === 401) return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
    if (who.data === undefined) return <ProblemNote problem={problem} onRetry={() => void who.refetch()} />;
  }
  if (who.data === undefined) return <Waiting />;
  return (
    <RightsProvider me={who.data}>
      <Layout />
    </RightsProvider>
  );
}
