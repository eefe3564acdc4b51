import { useState } from "react";

import { Answer } from "@/design/Answer";
import { Button } from "@/design/Button";
import { CheckField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";
import { useSettled } from "@/shell/settled";

import { useRights } from "../me";
import styles from "./Notices.module.css";
import { useClients } from "./queries";

interface ChooseClientsProps {
  chosen: readonly { id: string; name: string }[];
  onChange: (chosen: { id: string; name: string }[]) => void;
}

const TYPING_MS = 300;

/** Some clients out of many; none chosen is all of them. */
export function ChooseClients({ chosen, onChange }: ChooseClientsProps) {
  const { t } = useI18n();
  const { can } = useRights();
  const [words, setWords] = useState("");
  const clients = useClients(useSettled(words.trim(), TYPING_MS), can("unit:read"));
  if (!can("unit:read")) return null;
  const without = (id: string) => chosen.filter((one) => one.id !== id);
  return (
    <fieldset className={styles.clients}>
      <legend>{t("access.notices.which")}</legend>
      {chosen.length === 0 ? (
        <p>{t("access.notices.allClients")}</p>
      ) : (
        <div className={styles.chosen}>
          {chosen.map(({ id, name }) => (
            <Button key={id} small onPress={() => onChange(without(id))} aria-label={`${t("access.notices.leaveOut")}: ${name}`}>
              {name}
              <Icon name="cross" size={14} />
            </Button>
          ))}
        </div>
      )}
      <TextField compact label={t("identity.searchClient")} type="search" maxLength={100} value={words} onChange={setWords} />
      <Answer of={clients}>
        {({ items }) => (
          <div className={styles.choice}>
            {items.map(({ id, name }) => (
              <CheckField key={id} label={name} value={chosen.some((one) => one.id === id)} onChange={(on) => onChange(on ? [...chosen, { id, name }] : without(id))} />
            ))}
          </div>
        )}
      </Answer>
    </fieldset>
  );
}
