import { lazy, Suspense } from "react";
import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { useReviews, type Review } from "./queries";
import styles from "./Reviews.module.css";

const BeginReview = lazy(() => import("./BeginReview"));

/** The rounds in which a client says whether everybody's access is still right. */
export default function Reviews() {
  const { t } = useI18n();
  const { can } = useRights();
  const beginning = useDialog<true>();
  useLive("identity");
  const reviews = useReviews();
  return (
    <Page
      title={t("identity.reviewsTitle")}
      about={t("access.reviews.lead")}
      actions={
        can("user:write") && (
          <Button tone="primary" onPress={() => beginning.open(true)}>
            <Icon name="plus" size={16} />
            {t("access.reviews.begin")}
          </Button>
        )
      }
    >
      <Card flush>
        <Listing of={reviews} empty={{ icon: "review", title: t("access.reviews.none"), text: t("access.reviews.noneHint") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("shell.unit")}</th>
                  <th className={table.secondary}>{t("access.reviews.begun")}</th>
                  <th>{t("access.reviews.due")}</th>
                  <th>{t("access.reviews.progress")}</th>
                  <th>{t("shell.status")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((review) => (
                  <Row key={review.id} review={review} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {beginning.subject !== undefined && (
        <Suspense>
          <BeginReview onClose={beginning.close} />
        </Suspense>
      )}
    </Page>
  );
}

function Row({ review }: { review: Review }) {
  const { format } = useI18n();
  return (
    <tr {...useChanged(review.id)}>
      <th scope="row">
        <Link to={`/reviews/${review.id}`} className={table.link}>
          {review.unit_name}
        </Link>
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{format.date(review.opened_at)}</td>
      <td>{format.date(review.due_on)}</td>
      <td>
        <Progress review={review} />
      </td>
      <td>
        <ReviewBadges review={review} />
      </td>
    </tr>
  );
}

/** How many of a round are answered, and how many of these have to change. */
export function Progress({ review }: { review: Review }) {
  const { t } = useI18n();
  const answered = review.confirmed + review.wrong;
  return (
    <div className={styles.progress}>
      <progress value={answered} max={Math.max(review.total, 1)} aria-label={t("access.reviews.progress")} />
      <span>
        {t("access.reviews.answered", { answered, count: review.total })}
        {review.wrong > 0 && ` · ${t("access.reviews.wrong", { count: review.wrong })}`}
      </span>
    </div>
  );
}

/** Whether a round is going on, late, answered or ended. */
export function ReviewBadges({ review }: { review: Review }) {
  const { t } = useI18n();
  if (review.closed_at !== null) return <Badge>{t("access.reviews.closed")}</Badge>;
  if (review.is_overdue) return <Badge tone="bad">{t("access.reviews.state.overdue")}</Badge>;
  return review.open === 0 ? <Badge tone="good">{t("access.reviews.complete")}</Badge> : <Badge tone="warn">{t("access.reviews.going")}</Badge>;
}
