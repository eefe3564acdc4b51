import { useState } from "react";
import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { known } from "@/api/known";
import { Badge } from "@/design/Badge";
import { Icon } from "@/design/Icon";
import { Menu } from "@/design/Menu";
import { useI18n } from "@/i18n";

import { STAGE_TONES } from "../queries";
import { Unread } from "../Unread";
import styles from "./Board.module.css";
import { useCandidate, useMoving, type Candidate, type CandidateSummary } from "./candidacies";
import { Initials } from "./Initials";
import { STEPS, stepName, type Step } from "./steps";

interface CandidateCardProps {
  candidate: CandidateSummary;
  onChoose: (what: Step, whole: Candidate) => void;
  onDrag: (is: boolean) => void;
}

/** One candidate on the board. Moved by dragging, or from a menu by key, finger or mouse; opened by the name. */
export function CandidateCard({ candidate: one, onChoose, onDrag }: CandidateCardProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  // What may be done is asked when somebody is about to do it.
  const [near, setNear] = useState(false);
  const whole = useCandidate(one.id, near);
  const moving = useMoving(one.id);
  const allowed = STEPS.filter((step) => whole.data?.allowed.includes(step));
  const over = one.status === "rejected" || one.status === "withdrawn";
  return (
    <li>
      <article
        className={styles.card}
        aria-label={one.name}
        aria-busy={moving}
        draggable={!over && !moving}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", one.name);
          onDrag(true);
        }}
        onDragEnd={() => onDrag(false)}
        {...useChanged(one.id)}
      >
        <div className={styles.who}>
          <Initials name={one.name} />
          <Link to={`?candidate=${one.id}`} replace draggable={false} className={styles.open}>
            {one.name}
          </Link>
        </div>
        {over && (
          <p>
            <Badge tone={STAGE_TONES[one.status]}>{t(`hiring.stage.${one.status}`)}</Badge>
          </p>
        )}
        {known(one.interview) && !one.interview.cancelled && !over && (
          <p className={styles.when}>
            <Icon name="planning" size={14} />
            {format.moment(one.interview.start)}
          </p>
        )}
        <p className={styles.soft}>{t("hiring.proposedAgo", { ago: format.relative(one.created_at) })}</p>
        <div className={styles.foot}>
          <Unread count={one.unread} />
          {!over && one.status !== "placed" && (
            <span className={styles.menu}>
              <Menu
                label={t("hiring.moveOf", { name: one.name })}
                tone="quiet"
                choices={allowed.map((step) => ({ id: step, label: stepName(step, one, i18n), ...(step === "reject" ? { tone: "danger" as const, apart: allowed.length > 1 } : {}) }))}
                empty={t(whole.isPending ? "shell.loading" : "hiring.nothingToDecide")}
                onOpen={() => setNear(true)}
                onChoose={(id) => whole.data !== undefined && onChoose(id as Step, whole.data)}
              >
                {t("hiring.move")}
                <Icon name="down" size={14} />
              </Menu>
            </span>
          )}
        </div>
      </article>
    </li>
  );
}
