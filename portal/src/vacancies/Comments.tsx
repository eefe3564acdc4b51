import { useRef, useState, type SubmitEvent } from "react";

import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import type { Candidate, useCandidateStep } from "./candidacies";
import styles from "./Vacancy.module.css";

/** What client and agency say to each other about a candidate; both see all of it. */
export function Comments({ candidate, step }: { candidate: Candidate; step: ReturnType<typeof useCandidateStep> }) {
  const { t, format } = useI18n();
  const [writing, setWriting] = useState(false);
  const [text, setText] = useState("");
  // The same comment sent twice (a lost answer) is one comment; it gets a new key once it arrived.
  const key = useRef(crypto.randomUUID());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    step.mutate(
      { step: "comment", text: text.trim(), key: key.current },
      {
        onSuccess: () => {
          key.current = crypto.randomUUID();
          setText("");
          setWriting(false);
        },
      },
    );
  };
  return (
    <div className={styles.comments}>
      {candidate.comments.map((comment) => (
        <div key={comment.id} className={`${styles.comment} ${comment.from_agency ? styles.agency : ""}`}>
          {comment.text}
          <small>
            {comment.author_name}
            {comment.from_agency && ` (${t("identity.agency")})`} · {format.moment(comment.created_at)}
          </small>
        </div>
      ))}
      {candidate.allowed.includes("comment") && !writing && (
        <div>
          <Button small tone="quiet" onPress={() => setWriting(true)}>
            {t("hiring.comment")}
          </Button>
        </div>
      )}
      {writing && (
        <form className={styles.write} onSubmit={submit}>
          <TextField label={t("hiring.commentLabel")} rows={2} maxLength={2000} autoFocus value={text} onChange={setText} />
          <Button type="submit" isPending={step.isPending && step.variables.step === "comment"}>
            {t("hiring.send")}
          </Button>
        </form>
      )}
    </div>
  );
}
