import { FieldSet, SelectField, TextField } from "@/design/Field";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useWorkPosts } from "../queries";
import type { FieldsProps } from "./fields";

/** Where, which post, and how many. */
export function WhatFields({ draft, wrong, fixed, set, template = false }: FieldsProps) {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const posts = useWorkPosts(draft.unit_id);
  const listed = (posts.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }));
  const choose = (code: string) => set({ work_post_code: code, ...(draft.title === "" ? { title: listed.find((post) => post.value === code)?.label ?? "" } : {}) });
  return (
    <FieldSet title={t("hiring.set.what")}>
      {!template && (
        <SelectField label={t("shell.unit")} required value={draft.unit_id} disabled={fixed("unit_id")} onChange={(unit_id) => set({ unit_id, work_post_code: "" })} options={unitsFor("vacancy:write")} empty={t("shell.choose")} error={wrong("unit_id")} />
      )}
      <SelectField
        label={t("shell.workPost")}
        value={draft.work_post_code}
        disabled={fixed("work_post_code") || draft.unit_id === ""}
        onChange={choose}
        options={listed}
        empty={draft.unit_id === "" ? t("hiring.unitFirst") : t("shell.choose")}
        error={wrong("work_post_code")}
      />
      <TextField label={t("hiring.function")} required maxLength={200} isDisabled={fixed("title")} value={draft.title} onChange={(title) => set({ title })} error={wrong("title")} />
      <TextField label={t("hiring.positions")} required inputMode="numeric" maxLength={3} value={draft.positions} onChange={(positions) => set({ positions })} error={wrong("positions")} />
    </FieldSet>
  );
}
