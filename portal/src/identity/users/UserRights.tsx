import { lazy, Suspense, useState } from "react";

import { Button } from "@/design/Button";
import { SelectField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import { useRights } from "../me";
import { RightsInWords } from "../rights/RightsInWords";
import { useRoles } from "../roles/queries";
import { NO_GRANT, type GrantForm, type UserForm } from "./form";
import type { User } from "./queries";
import styles from "./UserFields.module.css";

// Calendars are heavy, and most rights have no dates.
const GrantDates = lazy(() => import("./GrantDates"));

interface UserRightsProps {
  form: UserForm;
  user: User | undefined;
  isAgency: boolean;
  wrong: (field: string) => string | undefined;
  onChange: (grants: GrantForm[]) => void;
}

/** Roles per unit with their dates, and what these come down to in words. */
export function UserRights({ form, user, isAgency, wrong, onChange }: UserRightsProps) {
  const { t, language } = useI18n();
  const { me, can } = useRights();
  const roles = useRoles(can("role:read"));
  // Nobody changes their own access; the service refuses it as well.
  const writes = can("user:write") && user?.id !== me.id;
  const known = roles.data?.items ?? [];
  const missing = form.grants.filter(({ role }) => role !== "" && !known.some(({ code }) => code === role));
  const options = [...known.map((role) => ({ value: role.code, label: role.name[language] })), ...missing.map(({ role }) => ({ value: role, label: t.maybe(`identity.roles.${role}`) ?? role }))];
  const names = new Map((user?.grants ?? []).map((grant) => [grant.unit_id ?? "", grant.unit_name ?? ""]));
  const held = form.grants
    .filter(({ role, unit_id }) => role !== "" && (isAgency || unit_id !== ""))
    .map((grant) => ({
      unit_id: grant.unit_id === "" ? null : grant.unit_id,
      from: grant.from === "" ? null : grant.from,
      until: grant.until === "" ? null : grant.until,
      permissions: known.find(({ code }) => code === grant.role)?.permissions ?? [],
    }));
  const asksSecondFactor = user?.second_factor === false && form.grants.some(({ role }) => known.some(({ code, second_factor }) => code === role && second_factor));
  return (
    <Card>
      <fieldset className={styles.rights}>
        <legend>{t("identity.rights")}</legend>
        <p>{t(isAgency ? "access.rightsHintAgency" : "identity.rightsHint")}</p>
        {form.grants.map((grant, place) => (
          <GrantRow
            key={place}
            grant={grant}
            writes={writes}
            isAgency={isAgency}
            roles={options}
            names={names}
            wrong={(field) => wrong(`${place}.${field}`)}
            onChange={(changed) => onChange(form.grants.map((one, at) => (at === place ? changed : one)))}
            onRemove={() => onChange(form.grants.filter((_, at) => at !== place))}
          />
        ))}
        {form.grants.length === 0 && <p>{t("access.noRights")}</p>}
        {writes && (
          <Button small tone="quiet" onPress={() => onChange([...form.grants, NO_GRANT])}>
            <Icon name="plus" size={16} />
            {t("identity.addRight")}
          </Button>
        )}
        {asksSecondFactor && <p className={styles.warning}>{t("access.secondFactorAwaited")}</p>}
      </fieldset>
      {known.length > 0 && held.length > 0 && (
        <section className={styles.inWords}>
          <h2>{t("access.inWords")}</h2>
          <RightsInWords rights={held} names={names} />
        </section>
      )}
    </Card>
  );
}

interface GrantRowProps {
  grant: GrantForm;
  writes: boolean;
  isAgency: boolean;
  roles: { value: string; label: string }[];
  names: ReadonlyMap<string, string>;
  wrong: (field: string) => string | undefined;
  onChange: (grant: GrantForm) => void;
  onRemove: () => void;
}

/** One right; its dates are asked for only where there are some. */
function GrantRow({ grant, writes, isAgency, roles, names, wrong, onChange, onRemove }: GrantRowProps) {
  const { t, format } = useI18n();
  const { unitsFor } = useRights();
  const [dated, setDated] = useState(grant.from !== "" || grant.until !== "");
  const units = unitsFor("user:read");
  const elsewhere = grant.unit_id !== "" && !units.some(({ value }) => value === grant.unit_id);
  const options = elsewhere ? [...units, { value: grant.unit_id, label: names.get(grant.unit_id) ?? t("access.unknownUnit") }] : units;
  const set = (changes: Partial<GrantForm>) => onChange({ ...grant, ...changes });
  return (
    <div className={styles.grant}>
      <SelectField label={t("identity.role")} disabled={!writes} value={grant.role} onChange={(role) => set({ role })} options={roles} empty={t("shell.choose")} error={wrong("role")} />
      {!isAgency && <SelectField label={t("shell.unit")} disabled={!writes} value={grant.unit_id} onChange={(unit_id) => set({ unit_id })} options={options} empty={t("shell.choose")} error={wrong("unit_id")} />}
      {dated && writes && (
        <Suspense>
          <GrantDates grant={grant} wrong={wrong} onChange={set} />
        </Suspense>
      )}
      {dated && !writes && <p className={styles.dates}>{grant.from === "" ? t("access.untilDay", { day: format.date(grant.until) }) : format.period(grant.from, grant.until === "" ? null : grant.until)}</p>}
      {writes && (
        <div className={styles.grantActions}>
          {!dated && (
            <Button tone="quiet" onPress={() => setDated(true)}>
              <Icon name="planning" size={16} />
              {t("access.addDates")}
            </Button>
          )}
          <Button tone="quiet" aria-label={t("identity.removeRight")} onPress={onRemove}>
            <Icon name="cross" size={16} />
          </Button>
        </div>
      )}
    </div>
  );
}
