import { lazy, Suspense } from "react";

import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { useRights } from "../me";
import { sentenceKey } from "../rights/inWords";
import styles from "./Account.module.css";
import { DELEGATION_TONES, ownRights, useDelegations, useEndDelegation, type Delegation } from "./delegations";

const GiveRight = lazy(() => import("./GiveRight"));

/** Approval rights handed to a colleague for a while, and those one was handed. */
export function Delegations() {
  const { t } = useI18n();
  const { me } = useRights();
  const delegations = useDelegations();
  const end = useEndDelegation();
  const giving = useDialog<true>();
  const gives = ownRights(me).length > 0;
  // Who approves nothing and was handed nothing has no use for this.
  if (!gives && (delegations.data?.items.length ?? 0) === 0) return null;
  const finish = (delegation: Delegation) => end.mutate(delegation, { onSuccess: () => toast(t("access.delegation.over")) });
  const line = (delegation: Delegation) => (
    <DelegationLine key={delegation.id} delegation={delegation} given={delegation.from_user_id === me.id} pending={end.isPending && end.variables.id === delegation.id} onEnd={() => finish(delegation)} />
  );
  return (
    <Card
      title={t("access.delegation.title")}
      actions={
        gives && (
          <Button small onPress={() => giving.open(true)}>
            <Icon name="plus" size={16} />
            {t("access.delegation.give")}
          </Button>
        )
      }
    >
      <p className={`${styles.soft} ${styles.part}`}>{t("access.delegation.hint")}</p>
      <Failure of={end} />
      <Answer of={delegations}>
        {({ items }) => {
          const taken = items.filter((one) => one.to_user_id === me.id);
          const given = items.filter((one) => one.from_user_id === me.id);
          return (
            <>
              {taken.length > 0 && <h3 className={styles.part}>{t("access.delegation.taken")}</h3>}
              {taken.length > 0 && <ul className={styles.list}>{taken.map(line)}</ul>}
              {given.length > 0 && <h3 className={styles.part}>{t("access.delegation.given")}</h3>}
              {given.length > 0 && <ul className={styles.list}>{given.map(line)}</ul>}
              {items.length === 0 && <p className={styles.soft}>{t("access.delegation.none")}</p>}
            </>
          );
        }}
      </Answer>
      {giving.subject !== undefined && (
        <Suspense>
          <GiveRight onClose={giving.close} />
        </Suspense>
      )}
    </Card>
  );
}

interface DelegationLineProps {
  delegation: Delegation;
  given: boolean;
  pending: boolean;
  onEnd: () => void;
}

function DelegationLine({ delegation, given, pending, onEnd }: DelegationLineProps) {
  const { t, format } = useI18n();
  const what = t.maybe(sentenceKey(delegation.permission)) ?? delegation.permission;
  const name = given ? delegation.to_name : delegation.from_name;
  const stays = delegation.state === "planned" || delegation.state === "current";
  const action = t(given ? "access.delegation.takeBack" : "access.delegation.handBack");
  return (
    <li>
      <div className={styles.what}>
        {name}: {what}
        <small>
          {t("access.inUnit", { unit: delegation.unit_name })} · {format.period(delegation.from, delegation.until)}
        </small>
      </div>
      <Badge tone={DELEGATION_TONES[delegation.state]}>{t(`access.delegation.state.${delegation.state}`)}</Badge>
      {stays && (
        <Button small isPending={pending} onPress={onEnd} aria-label={`${action}: ${name}`}>
          {action}
        </Button>
      )}
    </li>
  );
}
