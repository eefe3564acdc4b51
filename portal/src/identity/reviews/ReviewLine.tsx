import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { useRights } from "../me";
import { useRoleName } from "../roles/queries";
import { STATE_TONES, type ReviewLine as LineOf } from "./queries";
import styles from "./Reviews.module.css";

interface ReviewLineProps {
  line: LineOf;
  /** The reader may answer in this round. */
  answers: boolean;
  /** The user was changed between looking and answering. */
  outdated: boolean;
  pending: boolean;
  onConfirm: () => void;
  onWrong: () => void;
}

/** One user in a round: what they may do, when they last came, and what was answered. */
export function ReviewLine({ line, answers, outdated, pending, onConfirm, onWrong }: ReviewLineProps) {
  const { t, format } = useI18n();
  const { me, can } = useRights();
  const roleName = useRoleName();
  const name = `${line.first_name} ${line.last_name}`;
  const waiting = line.state === "open" || line.state === "overdue";
  return (
    <tr {...useChanged(line.user_id)}>
      <th scope="row">
        <Link to={`/users/${line.user_id}`} className={table.link}>
          {name}
        </Link>
        <br />
        <span className={table.soft}>{line.job_title}</span>
      </th>
      <td className={styles.grants}>
        {line.grants.length === 0 && <span className={table.soft}>{t("access.noRights")}</span>}
        {line.grants.map((grant, place) => (
          <div key={place}>
            {can("role:read") ? <Link to={`/roles/${grant.role}`}>{roleName(grant.role)}</Link> : roleName(grant.role)}
            {grant.unit_name !== null && <span className={table.soft}> · {grant.unit_name}</span>}
            {grant.until !== null && <span className={table.soft}> · {t("access.untilDay", { day: format.date(grant.until) })}</span>}
          </div>
        ))}
        {line.status === "disabled" && <Badge>{t("identity.status.disabled")}</Badge>}
      </td>
      <td className={`${table.soft} ${table.secondary}`}>{line.last_login_at === null ? t("identity.never") : format.date(line.last_login_at)}</td>
      <td>
        <Badge tone={STATE_TONES[line.state]}>{t(`access.reviews.state.${line.state}`)}</Badge>
        {line.is_changed_since && (
          <>
            {" "}
            <Badge tone="info">{t("access.reviews.changedSince")}</Badge>
          </>
        )}
        {line.remark !== null && <div className={styles.remark}>{line.remark}</div>}
        {line.answered_by !== null && line.answered_at !== null && (
          <div className={styles.who}>
            {line.answered_by} · {format.moment(line.answered_at)}
          </div>
        )}
        {outdated && (
          <div className={styles.note} role="status">
            {t("access.reviews.outdated")}
          </div>
        )}
      </td>
      {answers && (
        <td>
          {line.user_id === me.id ? (
            <div className={`${styles.answers} ${table.soft}`}>{t("access.reviews.notOneself")}</div>
          ) : (
            <div className={styles.answers}>
              {(waiting || line.state === "wrong") && (
                <Button small tone={waiting ? "primary" : "secondary"} isPending={pending} onPress={onConfirm} aria-label={`${t("access.reviews.confirm")}: ${name}`}>
                  {t("access.reviews.confirm")}
                </Button>
              )}
              {line.state !== "wrong" && (
                <Button small onPress={onWrong} aria-label={`${t("access.reviews.sayWrong")}: ${name}`}>
                  {t("access.reviews.sayWrong")}
                </Button>
              )}
            </div>
          )}
        </td>
      )}
    </tr>
  );
}
