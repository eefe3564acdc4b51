import { Link, useNavigate } from "react-router";

import { useChanged } from "@/api/changes";
import { problemOf } from "@/api/problem";
import { sentenceOf } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Icon } from "@/design/Icon";
import table from "@/design/Table.module.css";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useFrom } from "@/shell/back";

import { Filled } from "../Filled";
import { STATUS_TONES, useCopy, type Summary } from "../queries";
import { StagePills } from "../StagePills";
import { Unread } from "../Unread";
import styles from "./Vacancies.module.css";

/** One vacancy in the list. */
export function VacancyRow({ vacancy }: { vacancy: Summary }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { can } = useRights();
  const navigate = useNavigate();
  const copying = useCopy();
  const { candidates, work_post_title: post } = vacancy;
  const period = vacancy.starts_on === null ? "–" : format.period(vacancy.starts_on, vacancy.ends_on);
  const copy = () =>
    copying.mutate(vacancy.id, {
      onSuccess: (draft) => {
        toast(t("hiring.copied"));
        void navigate(`/vacancies/${draft.id}/edit`);
      },
      onError: (error) => toast(sentenceOf(problemOf(error), i18n)),
    });
  return (
    <tr {...useChanged(vacancy.id)}>
      <th scope="row">
        <Link to={`/vacancies/${vacancy.id}`} state={useFrom()} className={table.link}>
          {vacancy.title}
        </Link>
        {post !== null && post !== vacancy.title && <span className={styles.under}>{post}</span>}
        <span className={`${styles.under} ${styles.narrowly}`}>
          {vacancy.unit_name} · {period}
        </span>
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{vacancy.unit_name}</td>
      <td className={`${table.soft} ${table.secondary}`}>{period}</td>
      <td>
        <Filled filled={vacancy.filled} positions={vacancy.positions} />
      </td>
      <td>
        <span className={styles.stages}>
          {candidates !== undefined && <StagePills counts={candidates} />}
          <Unread count={vacancy.unread ?? 0} />
        </span>
      </td>
      <td>
        <Badge tone={STATUS_TONES[vacancy.status]}>{t(`hiring.status.${vacancy.status}`)}</Badge>
      </td>
      {can("vacancy:write") && (
        <td className={`${table.secondary} ${styles.copy}`}>
          {can("vacancy:write", vacancy.unit_id) && (
            <Button small tone="quiet" isPending={copying.isPending} aria-label={t("hiring.copyOf", { title: vacancy.title })} onPress={copy}>
              <Icon name="copy" size={16} />
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
