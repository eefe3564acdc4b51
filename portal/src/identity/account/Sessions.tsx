import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import styles from "./Account.module.css";

type Session = components["schemas"]["Session"];

const KEY = ["identity", "sessions"] as const;

/** Where one is signed in: each browser, and how to end what one does not recognise. */
export function Sessions() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: KEY, queryFn: () => ask(identity.GET("/sessions")) });
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  const end = useMutation({
    mutationFn: (id: string) => ask(identity.POST("/sessions/{session_id}/end", { params: { path: { session_id: id } } })),
    onSuccess: () => toast(t("access.sessions.ended")),
    onSettled: again,
  });
  const endOthers = useMutation({
    mutationFn: () => ask(identity.POST("/sessions/end-others")),
    onSuccess: () => toast(t("access.sessions.othersEnded")),
    onSettled: again,
  });
  return (
    <Card title={t("access.sessions.title")}>
      <div className={styles.stack}>
        <p className={styles.soft}>{t("access.sessions.hint")}</p>
        <Failure of={end} />
        <Failure of={endOthers} />
        <Answer of={sessions}>
          {({ items }) => (
            <>
              <ul className={styles.list}>
                {items.map((session) => (
                  <SessionLine key={session.id} session={session} pending={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
                ))}
              </ul>
              {items.some((session) => !session.is_current) && (
                <Button tone="danger" isPending={endOthers.isPending} onPress={() => endOthers.mutate()}>
                  {t("access.sessions.endOthers")}
                </Button>
              )}
            </>
          )}
        </Answer>
      </div>
    </Card>
  );
}

function SessionLine({ session, pending, onEnd }: { session: Session; pending: boolean; onEnd: () => void }) {
  const { t, format } = useI18n();
  const browser = session.browser === "" ? t("access.sessions.unknown") : session.browser;
  return (
    <li>
      <div className={styles.what}>
        {browser}
        <small>
          {t("access.sessions.since", { moment: format.moment(session.started_at) })} · {t("access.sessions.used", { when: format.relative(session.refreshed_at) })}
          {session.second_factor && ` · ${t("access.withSecondFactor")}`}
        </small>
      </div>
      {session.is_current ? (
        <Badge tone="good">{t("access.sessions.current")}</Badge>
      ) : (
        <Button small isPending={pending} onPress={onEnd} aria-label={`${t("access.sessions.end")}: ${browser}`}>
          {t("access.sessions.end")}
        </Button>
      )}
    </li>
  );
}
