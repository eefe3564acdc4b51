import { useI18n } from "@/i18n";
import { useDelegations, type ApprovalRight } from "@/identity/account/delegations";
import { useRights } from "@/identity/me";
import { useReviews, type Review } from "@/identity/reviews/queries";

import styles from "../Home.module.css";
import { NowCard, NowLine } from "./NowCard";

const HANDED = { "timesheet:approve": "identity.now.timesheets", "vacancy:approve": "identity.now.vacancies" } as const satisfies Record<ApprovalRight, string>;
const WHERE: Record<ApprovalRight, string> = { "timesheet:approve": "/timesheets", "vacancy:approve": "/vacancies?show=awaiting_approval" };

/** Rounds that wait for an answer or a change, approval rights that a colleague handed over, a second factor that is asked for. */
export function AccessNow() {
  const { t, format } = useI18n();
  const { me, can } = useRights();
  const reviews = useReviews(can("user:review") || can("user:write"));
  const delegations = useDelegations();
  const rounds = (reviews.data?.pages[0]?.items ?? []).filter((review) => review.closed_at === null);
  const handed = (delegations.data?.items ?? []).filter((one) => one.to_user_id === me.id && (one.state === "current" || one.state === "planned"));
  // Who registers users follows the answers; who does not gives them.
  const follows = can("user:write");
  const shown = rounds.filter((review) => (follows ? review.wrong > 0 || review.is_overdue : review.to_answer > 0));
  const missing = me.second_factor_missing && !me.second_factor;
  if (shown.length + handed.length === 0 && !missing) return null;
  const noteOf = (review: Review) => (review.is_overdue ? t("identity.now.overdue", { day: format.date(review.due_on) }) : t("identity.now.due", { day: format.date(review.due_on) }));
  return (
    <NowCard icon="key" title={t("identity.now.title")} to={shown.length > 0 ? "/reviews" : "/account"} all={t("shell.seeAll")}>
      <ul className={styles.list}>
        {missing && <NowLine to="/account">{t("identity.secondFactorMissing")}</NowLine>}
        {shown.map((review) => (
          <NowLine key={review.id} to={`/reviews/${review.id}${follows && review.wrong > 0 ? "?state=wrong" : ""}`} count={follows ? review.wrong : review.to_answer} note={`${review.unit_name} · ${noteOf(review)}`}>
            {t(follows ? "identity.now.follow" : "identity.now.review")}
          </NowLine>
        ))}
        {handed.map((one) => (
          <NowLine key={one.id} to={one.state === "current" ? WHERE[one.permission] : "/account"} note={`${one.unit_name} · ${format.period(one.from, one.until)}`}>
            {t(HANDED[one.permission], { name: one.from_name })}
          </NowLine>
        ))}
      </ul>
    </NowCard>
  );
}
