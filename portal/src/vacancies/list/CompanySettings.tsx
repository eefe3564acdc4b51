import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { ask, ifMatch, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";
import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { CheckField, FieldSet, Wide } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useCompanySettings } from "../queries";

type Settings = components["schemas"]["CompanySettings"];

/** How this client wants its vacancies handled: approval first, and where there is a union delegation. */
export default function CompanySettings({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const settings = useCompanySettings(true);
  return (
    <Dialog title={t("hiring.settings")} shape="wide" open onClose={onClose}>
      <Answer of={settings}>{(found) => <SettingsForm key={found.version} settings={found} onClose={onClose} />}</Answer>
    </Dialog>
  );
}

function SettingsForm({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const queries = useQueryClient();
  const [approval, setApproval] = useState(settings.approval_required);
  const [delegations, setDelegations] = useState(settings.delegation_unit_ids);
  const saving = useMutation({
    mutationFn: () =>
      ask(vacancy.PATCH("/settings", { params: { header: ifMatch(settings) }, body: { approval_required: approval, delegation_unit_ids: delegations } })),
    // The meter counts with the delegation, so everything about vacancies is asked again.
    onSettled: () => queries.invalidateQueries({ queryKey: ["vacancy"] }),
    onSuccess: () => {
      toast(t("hiring.saved"));
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const units = unitsFor("vacancy:approve");
  return (
    <form onSubmit={submit}>
      <DialogBody>
        <Failure of={saving} />
        <FieldSet title={t("hiring.approvalTitle")}>
          <Wide>
            <CheckField label={t("hiring.approvalRequired")} value={approval} onChange={setApproval} />
          </Wide>
        </FieldSet>
        <FieldSet title={t("hiring.delegationTitle")} note={t("hiring.delegationNote")}>
          {units.map(({ value, label }) => (
            <Wide key={value}>
              <CheckField label={label} value={delegations.includes(value)} onChange={(there) => setDelegations((before) => (there ? [...before, value] : before.filter((one) => one !== value)))} />
            </Wide>
          ))}
        </FieldSet>
      </DialogBody>
      <DialogFooter>
        <Button onPress={onClose}>{t("shell.cancel")}</Button>
        <Button type="submit" tone="primary" isPending={saving.isPending}>
          {t("shell.save")}
        </Button>
      </DialogFooter>
    </form>
  );
}
