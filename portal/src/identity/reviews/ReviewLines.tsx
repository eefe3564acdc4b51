import { useState } from "react";

import { problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter, useDialog } from "@/design/Dialog";
import { SelectField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card, Filters } from "@/design/Page";
import table from "@/design/Table.module.css";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useFilters } from "@/shell/filters";

import { useRights } from "../me";
import { STATES, useAnswer, useReviewLines, type AnswerOf, type Review, type ReviewLine as LineOf } from "./queries";
import { ReviewLine } from "./ReviewLine";
import styles from "./Reviews.module.css";
import { WrongDialog } from "./WrongDialog";

/** Everybody with access in a round; the client says of each whether it is still right. */
export function ReviewLines({ review }: { review: Review }) {
  const { t } = useI18n();
  const { me, can } = useRights();
  const { get, set } = useFilters();
  const lines = useReviewLines(review.id, get("state"));
  const answer = useAnswer(review.id);
  const wrong = useDialog<LineOf>();
  const confirming = useDialog<LineOf[]>();
  // Users who were changed between looking and answering: their line is asked for again and says so.
  const [outdated, setOutdated] = useState<readonly string[]>([]);
  const answers = can("user:review") && review.closed_at === null;
  const shown = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const left = shown.filter((line) => (line.state === "open" || line.state === "overdue") && line.user_id !== me.id);
  const send = (given: AnswerOf[], onDone: () => void) => {
    const users = given.map(({ user_id }) => user_id);
    setOutdated([]);
    answer.mutate(given, {
      onSuccess: () => {
        toast(t("access.reviews.answeredToast", { count: given.length }));
        onDone();
      },
      onError: (error) => {
        if (problemOf(error).code !== "review_outdated") return;
        setOutdated(users);
        onDone();
      },
    });
  };
  // A refusal of an earlier answer is not one of this.
  const afresh = (open: () => void) => {
    answer.reset();
    open();
  };
  const confirmed = (line: LineOf): AnswerOf => ({ user_id: line.user_id, user_version: line.user_version, answer: "confirmed" });
  return (
    <>
      <div className={styles.above}>
        <Filters>
          <SelectField compact label={t("shell.status")} value={get("state")} onChange={(state) => set({ state })} options={STATES.map((state) => ({ value: state, label: t(`access.reviews.state.${state}`) }))} empty={t("shell.all")} />
        </Filters>
        {answers && left.length > 0 && (
          <div className={styles.answers}>
            <Button onPress={() => afresh(() => confirming.open(left))}>{t("access.reviews.confirmLeft", { count: left.length })}</Button>
          </div>
        )}
      </div>
      {wrong.subject === undefined && confirming.subject === undefined && <Failure of={answer} />}
      <Card flush>
        <Listing of={lines} empty={{ icon: "users", title: t("access.reviews.nobody") }}>
          {(items) => (
            <table className={`${table.table} ${styles.lines}`}>
              <thead>
                <tr>
                  <th>{t("identity.name")}</th>
                  <th>{t("identity.rights")}</th>
                  <th className={table.secondary}>{t("identity.lastLogin")}</th>
                  <th>{t("access.reviews.answer")}</th>
                  {answers && (
                    <th>
                      <span className="visually-hidden">{t("access.reviews.toAnswer")}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {items.map((line) => (
                  <ReviewLine
                    key={line.id}
                    line={line}
                    answers={answers}
                    outdated={outdated.includes(line.user_id)}
                    pending={answer.isPending && answer.variables.some(({ user_id }) => user_id === line.user_id)}
                    onConfirm={() => send([confirmed(line)], () => undefined)}
                    onWrong={() => afresh(() => wrong.open(line))}
                  />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {wrong.subject !== undefined && (
        <WrongDialog
          line={wrong.subject}
          pending={answer.isPending}
          error={answer.error}
          onClose={wrong.close}
          onRemark={(line, remark) => send([{ user_id: line.user_id, user_version: line.user_version, answer: "wrong", remark }], wrong.close)}
        />
      )}
      {confirming.subject !== undefined && (
        <Dialog title={t("access.reviews.confirmTitle")} open onClose={confirming.close}>
          <DialogBody>
            <Failure of={answer} />
            <p>{t("access.reviews.confirmText", { count: confirming.subject.length })}</p>
          </DialogBody>
          <DialogFooter>
            <Button onPress={confirming.close}>{t("shell.cancel")}</Button>
            <Button tone="primary" autoFocus isPending={answer.isPending} onPress={() => send(confirming.subject?.map(confirmed) ?? [], confirming.close)}>
              {t("access.reviews.confirmDo", { count: confirming.subject.length })}
            </Button>
          </DialogFooter>
        </Dialog>
      )}
    </>
  );
}
