import { useQuery } from "@tanstack/react-query";

import { useChanged } from "@/api/changes";
import { Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button, LinkButton } from "@/design/Button";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useLive } from "@/shell/hub";

import { SEVERITY_TONES, stateOf, STATE_TONES, useEndNotice, useNotices, type Notice } from "./queries";
import styles from "./Notices.module.css";

const MINUTE_MS = 60_000;

/** This moment, anew every minute: a planned notice becomes a current one by itself. */
function useNow(): number {
  return useQuery({ queryKey: ["now"], queryFn: () => Date.now(), initialData: Date.now, refetchInterval: MINUTE_MS }).data;
}

/** Every notice on the portal: planned, current and past. */
export default function NoticeList() {
  const { t } = useI18n();
  useLive("identity");
  const notices = useNotices();
  const end = useEndNotice();
  // What was posted after the last minute began is not still to come.
  const now = Math.max(useNow(), notices.dataUpdatedAt);
  return (
    <Page
      title={t("shell.notices")}
      about={t("access.notices.lead")}
      actions={
        <LinkButton to="/notices/new" tone="primary">
          <Icon name="plus" size={16} />
          {t("access.notices.new")}
        </LinkButton>
      }
    >
      <Failure of={end} />
      <Card flush>
        <Listing of={notices} empty={{ icon: "notice", title: t("access.notices.none") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("access.notices.text")}</th>
                  <th>{t("shell.period")}</th>
                  <th className={table.secondary}>{t("access.notices.audience")}</th>
                  <th>{t("shell.status")}</th>
                  <th>
                    <span className="visually-hidden">{t("access.notices.end")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((notice) => (
                  <Row key={notice.id} notice={notice} now={now} pending={end.isPending && end.variables.id === notice.id} onEnd={() => end.mutate(notice, { onSuccess: () => toast(t("access.notices.ended")) })} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
    </Page>
  );
}

function Row({ notice, now, pending, onEnd }: { notice: Notice; now: number; pending: boolean; onEnd: () => void }) {
  const { t, format, language } = useI18n();
  const state = stateOf(notice, now);
  const clients = notice.company_ids?.length ?? 0;
  return (
    <tr {...useChanged(notice.id)}>
      <th scope="row" className={styles.text}>
        <Badge tone={SEVERITY_TONES[notice.severity]}>{t(`access.notices.severity.${notice.severity}`)}</Badge> {notice.text[language]}
      </th>
      <td className={table.soft}>
        {t("access.fromDay", { day: format.moment(notice.from) })}
        {notice.until !== null && <br />}
        {notice.until !== null && t("access.untilMoment", { moment: format.moment(notice.until) })}
      </td>
      <td className={`${table.soft} ${table.secondary}`}>{clients > 0 ? t("access.notices.someClients", { count: clients }) : t(`access.notices.to.${notice.audience}`)}</td>
      <td>
        <Badge tone={STATE_TONES[state]}>{t(`access.notices.state.${state}`)}</Badge>
      </td>
      <td className={table.number}>
        {state !== "past" && (
          <Button small isPending={pending} onPress={onEnd} aria-label={`${t("access.notices.end")}: ${notice.text[language]}`}>
            {t("access.notices.end")}
          </Button>
        )}
      </td>
    </tr>
  );
}
