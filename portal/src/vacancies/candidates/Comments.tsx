import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useCandidateStep, useReadComments, type Candidate } from "./candidacies";
import styles from "./CandidatePanel.module.css";
import { freshComments } from "./fresh";
import { useSeen } from "./seen";

/** What client and agency say to each other about a candidate; read once they were on the screen. */
export function Comments({ candidate }: { candidate: Candidate }) {
  const { t, format } = useI18n();
  const { me } = useRights();
  const [end, seen] = useSeen();
  const { mutate: markRead } = useReadComments(candidate.id);
  // What was new when it came stays marked as new as long as the panel is open.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const arrived = freshComments(candidate, `${me.first_name} ${me.last_name}`).filter((id) => !fresh.has(id));
  if (arrived.length > 0) setFresh(new Set([...fresh, ...arrived]));
  const waiting = candidate.unread > 0;
  useEffect(() => {
    if (seen && waiting) markRead();
  }, [seen, waiting, candidate.unread, markRead]);
  return (
    <section className={styles.comments} aria-labelledby="comments">
      <h3 id="comments">{t("hiring.comments")}</h3>
      {candidate.comments.length === 0 && <p className={styles.soft}>{t("hiring.noComments")}</p>}
      {candidate.comments.length > 0 && (
        <ol>
          {candidate.comments.map((comment) => (
            <li key={comment.id} className={styles.comment} data-agency={comment.from_agency || undefined}>
              <p className={styles.said}>
                <strong>{comment.author_name}</strong>
                {comment.from_agency && ` (${t("identity.agency")})`} · <time dateTime={comment.created_at}>{format.moment(comment.created_at)}</time>
                {fresh.has(comment.id) && <Badge tone="warn">{t("hiring.newComment")}</Badge>}
              </p>
              {comment.text}
            </li>
          ))}
        </ol>
      )}
      <span ref={end} />
      {candidate.allowed.includes("comment") && <Write candidate={candidate} />}
    </section>
  );
}

function Write({ candidate }: { candidate: Candidate }) {
  const { t } = useI18n();
  const step = useCandidateStep();
  const [text, setText] = useState("");
  // The same comment sent twice (a lost answer) is one comment; it gets a new key once it arrived.
  const key = useRef(crypto.randomUUID());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    step.mutate(
      { step: "comment", text: text.trim(), key: key.current, shown: candidate },
      {
        onSuccess: () => {
          key.current = crypto.randomUUID();
          setText("");
        },
      },
    );
  };
  return (
    <form className={styles.write} onSubmit={submit}>
      <TextField label={t("hiring.commentLabel")} rows={2} maxLength={2000} value={text} onChange={setText} />
      <Failure of={step} />
      <div>
        <Button small type="submit" isDisabled={text.trim() === ""} isPending={step.isPending}>
          {t("hiring.send")}
        </Button>
      </div>
    </form>
  );
}
