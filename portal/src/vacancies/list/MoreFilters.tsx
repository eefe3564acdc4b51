import { DateField } from "@/design/DateField";
import { SelectField } from "@/design/Field";
import { Filters } from "@/design/Page";
import { useI18n } from "@/i18n";

import { MOTIVES } from "../queries";
import type { Name } from "./filters";

/** The filters that are asked for less often. */
export default function MoreFilters({ field }: { field: (name: Name) => { value: string; onChange: (value: string) => void } }) {
  const { t } = useI18n();
  return (
    <Filters>
      <SelectField compact label={t("vacancies.motive")} {...field("motive")} options={MOTIVES.map((motive) => ({ value: motive, label: t(`vacancies.motive.${motive}`) }))} empty={t("hiring.allMotives")} />
      <DateField compact label={t("hiring.runsFrom")} {...field("from")} />
      <DateField compact label={t("hiring.begunBy")} {...field("until")} />
    </Filters>
  );
}
