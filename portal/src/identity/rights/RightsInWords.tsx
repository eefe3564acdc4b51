import { useI18n } from "@/i18n";
import { todayHere } from "@/i18n/week";

import { useRights } from "../me";
import { byModule, gathered, sentenceKey, type Held, type Place } from "./inWords";
import styles from "./RightsInWords.module.css";

/** Says where a right counts, such as "in Gent and everything under it (until 31/12/2026)". */
export function useWhere(names: ReadonlyMap<string, string> = new Map()): (place: Place) => string {
  const { t, format } = useI18n();
  const { unitName } = useRights();
  return ({ unit_id, from, until }) => {
    const known = unit_id === null ? "" : unitName(unit_id);
    const unit = known === "" ? (names.get(unit_id ?? "") ?? t("access.unknownUnit")) : known;
    const place = unit_id === null ? t("access.inEveryClient") : t("access.inUnit", { unit });
    if (from !== null && until !== null) return `${place} (${format.period(from, until)})`;
    if (from !== null) return `${place} (${t("access.fromDay", { day: format.date(from) })})`;
    return until === null ? place : `${place} (${t("access.untilDay", { day: format.date(until) })})`;
  };
}

interface RightsInWordsProps {
  rights: readonly Held[];
  /** True when the reader is the one who has these rights. */
  own?: boolean;
  /** Names of units that the reader's own scope does not have. */
  names?: ReadonlyMap<string, string>;
}

/** What somebody may do and where, in sentences. */
export function RightsInWords({ rights, own = false, names }: RightsInWordsProps) {
  const { t, language } = useI18n();
  const { me } = useRights();
  const where = useWhere(names);
  const paths = new Map(me.units.map((unit) => [unit.id, unit.path]));
  const blocks = gathered(rights, (id) => paths.get(id) ?? [id], todayHere());
  const list = new Intl.ListFormat(language);
  if (blocks.length === 0) return <p className={styles.none}>{t(own ? "access.youMayNothing" : "access.mayNothing")}</p>;
  return (
    <div className={styles.blocks}>
      {blocks.map(({ places, permissions }) => (
        <section key={permissions[0]} className={styles.block}>
          <h3>{t(own ? "access.youMay" : "access.may", { where: list.format(places.map(where)) })}</h3>
          <Sentences permissions={permissions} />
        </section>
      ))}
    </div>
  );
}

/** Permissions as sentences, per module. */
export function Sentences({ permissions }: { permissions: readonly string[] }) {
  const { t } = useI18n();
  return (
    <dl className={styles.modules}>
      {byModule(permissions).map((module) => (
        <div key={module.title}>
          <dt>{t(module.title)}</dt>
          {module.permissions.map((permission) => (
            <dd key={permission}>{t.maybe(sentenceKey(permission)) ?? permission}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
