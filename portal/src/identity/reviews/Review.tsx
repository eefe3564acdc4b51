import { useParams } from "react-router";

import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Figure, Figures } from "@/design/Figures";
import { Icon } from "@/design/Icon";
import { Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { useRights } from "../me";
import { useCloseReview, useReview, type Review as ReviewOf } from "./queries";
import { ReviewLines } from "./ReviewLines";
import { ReviewBadges } from "./Reviews";

const BACK = "/reviews";

/** One round: how far it is, and who has access to what. */
export default function Review() {
  const { t } = useI18n();
  const { id = "" } = useParams();
  const review = useReview(id);
  useLive("identity");
  if (review.data !== undefined) return <Known review={review.data} />;
  return (
    <Page title={t("identity.reviewsTitle")} back={{ to: BACK, label: t("identity.reviewsTitle") }}>
      <Answer of={review}>{() => null}</Answer>
    </Page>
  );
}

function Known({ review }: { review: ReviewOf }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const close = useCloseReview(review);
  const closed = review.closed_at !== null;
  const about = [t("access.reviews.from", { day: format.date(review.opened_at) }), t("access.reviews.dueOn", { day: format.date(review.due_on) }), ...(review.closed_at === null ? [] : [t("access.reviews.closedOn", { day: format.date(review.closed_at) })])];
  return (
    <Page
      wide
      title={t("access.reviews.of", { unit: review.unit_name })}
      back={{ to: BACK, label: t("identity.reviewsTitle") }}
      aside={<ReviewBadges review={review} />}
      about={about.join(" · ")}
      actions={
        <>
          <Button onPress={() => window.print()}>
            <Icon name="print" size={16} />
            {t("access.reviews.print")}
          </Button>
          {can("user:write") && !closed && (
            <Button isPending={close.isPending} onPress={() => close.mutate(undefined, { onSuccess: () => toast(t("access.reviews.closedToast")) })}>
              {t("access.reviews.close")}
            </Button>
          )}
        </>
      }
    >
      <Failure of={close} />
      <Figures>
        <Figure label={t("access.reviews.total")} value={review.total} />
        <Figure label={t("access.reviews.state.confirmed")} value={review.confirmed} />
        <Figure label={t("access.reviews.state.wrong")} value={review.wrong} />
        <Figure label={t("access.reviews.left")} value={review.open} tone={review.is_overdue ? "bad" : undefined} note={review.is_overdue ? t("access.reviews.late") : undefined} />
      </Figures>
      <ReviewLines review={review} />
    </Page>
  );
}
