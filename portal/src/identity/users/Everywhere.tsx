import { useNavigate } from "react-router";

import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useSettled } from "@/shell/settled";

import { useChooseCompany, useRights } from "../me";
import { FEWEST_LETTERS, useUsersEverywhere, USER_TONES, type FoundUser } from "./queries";

const TYPING_MS = 300;

/** Users of other clients whose name or address has these words; opening one works for their client from then on. */
export function Everywhere({ words }: { words: string }) {
  const { t } = useI18n();
  const asked = useSettled(words.trim(), TYPING_MS);
  const found = useUsersEverywhere(asked);
  const { companyId } = useRights();
  const choose = useChooseCompany();
  const navigate = useNavigate();
  const elsewhere = (user: FoundUser) => user.company_id !== companyId;
  if (asked.length < FEWEST_LETTERS) return null;
  if (found.data !== undefined && !found.hasNextPage && !found.data.pages.some((page) => page.items.some(elsewhere))) return null;
  const open = (user: FoundUser) => {
    choose(user.company_id);
    void navigate(`/users/${user.id}`);
  };
  return (
    <Card flush title={t("identity.everywhere.title")}>
      <Listing of={found} empty={{ icon: "search", title: t("identity.everywhere.none") }}>
        {(items) => (
          <table className={table.table}>
            <tbody>
              {items.filter(elsewhere).map((user) => (
                <tr key={user.id}>
                  <th scope="row">
                    {user.first_name} {user.last_name}
                    <br />
                    <span className={table.soft}>{user.email}</span>
                  </th>
                  <td>{user.company_name ?? t("identity.agency")}</td>
                  <td className={table.secondary}>
                    <Badge tone={USER_TONES[user.status]}>{t(`identity.status.${user.status}`)}</Badge>
                  </td>
                  <td className={table.number}>
                    <Button small onPress={() => open(user)} aria-label={`${t("identity.everywhere.open")}: ${user.first_name} ${user.last_name}`}>
                      {t("identity.everywhere.open")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </Card>
  );
}
