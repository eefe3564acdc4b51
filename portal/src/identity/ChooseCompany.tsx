import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask, identity } from "@/api/client";
import { listed } from "@/api/pages";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { useChooseCompany, useRights } from "./me";
import { Everywhere } from "./users/Everywhere";

/** Users of the agency say for which client they work now. */
export default function ChooseCompany() {
  const { t } = useI18n();
  const [words, setWords] = useState("");
  const { can } = useRights();
  const choose = useChooseCompany();
  const companies = useInfiniteQuery({
    queryKey: ["identity", "companies", words],
    ...listed((cursor) => ask(identity.GET("/companies", { params: { query: { ...(words === "" ? {} : { q: words }), ...cursor } } }))),
    meta: { live: ["unit"] },
  });
  return (
    <Page title={t("identity.chooseClient")} about={t("identity.chooseClientHint")}>
      <TextField label={t(can("user:read") ? "identity.searchClientOrUser" : "identity.searchClient")} maxLength={100} type="search" value={words} onChange={setWords} />
      <Card flush>
        <Listing of={companies} empty={{ icon: "users", title: t("identity.noClients") }}>
          {(items) => (
            <table className={table.table}>
              <tbody>
                {items.map((company) => (
                  <tr key={company.id}>
                    <th scope="row">{company.name}</th>
                    <td className={table.soft}>{company.references.map(({ scheme, value }) => `${scheme} ${value}`).join(" · ")}</td>
                    <td className={table.number}>
                      <Button small onPress={() => choose(company.id)} aria-label={`${t("identity.choose")}: ${company.name}`}>
                        {t("identity.choose")}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {can("user:read") && <Everywhere words={words} />}
    </Page>
  );
}
