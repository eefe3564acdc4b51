import { FieldSet, TextField, Wide } from "@/design/Field";
import { useI18n } from "@/i18n";

import type { FieldsProps } from "./fields";

/** Whom the client looks for. */
export function WhoFields({ draft, wrong, set }: FieldsProps) {
  const { t } = useI18n();
  return (
    <FieldSet title={t("hiring.set.who")}>
      <Wide>
        <TextField label={t("hiring.requirements")} hint={t("hiring.requirementsHint")} rows={3} value={draft.requirements} onChange={(requirements) => set({ requirements })} error={wrong("requirements")} />
      </Wide>
      <Wide>
        <TextField label={t("hiring.description")} rows={4} maxLength={4000} value={draft.description} onChange={(description) => set({ description })} error={wrong("description")} />
      </Wide>
    </FieldSet>
  );
}

/** What the client's own administration wants to find again. */
export function AdministrationFields({ draft, wrong, set }: FieldsProps) {
  const { t } = useI18n();
  return (
    <FieldSet title={t("hiring.set.administration")}>
      <TextField label={t("shell.costCentre")} maxLength={60} value={draft.cost_centre} onChange={(cost_centre) => set({ cost_centre })} error={wrong("cost_centre")} />
      <TextField label={t("hiring.purchaseOrder")} maxLength={60} value={draft.purchase_order} onChange={(purchase_order) => set({ purchase_order })} error={wrong("purchase_order")} />
      <TextField label={t("hiring.contact")} maxLength={120} value={draft.contact_name} onChange={(contact_name) => set({ contact_name })} error={wrong("contact_name")} />
      <TextField label={t("hiring.contactEmail")} type="email" maxLength={254} value={draft.contact_email} onChange={(contact_email) => set({ contact_email })} error={wrong("contact_email")} />
    </FieldSet>
  );
}
