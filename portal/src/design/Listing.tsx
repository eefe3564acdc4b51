import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { problemOf } from "@/api/problem";
import { useI18n } from "@/i18n";

import { Empty, ProblemNote, Waiting } from "./Answer";
import { Button } from "./Button";
import type { IconName } from "./Icon";
import table from "./Table.module.css";

interface ListingProps<Item> {
  of: UseInfiniteQueryResult<InfiniteData<{ items: Item[]; next: string | null }>>;
  empty: { icon: IconName; title: string; text?: ReactNode };
  children: (items: Item[]) => ReactNode;
}

/** A list that comes a page at a time: waiting, nothing, content and "more". */
export function Listing<Item>({ of: query, empty, children }: ListingProps<Item>) {
  const { t } = useI18n();
  if (query.data === undefined) {
    return query.isError ? <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} /> : <Waiting lines={6} />;
  }
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty icon={empty.icon} title={empty.title}>
        {empty.text}
      </Empty>
    );
  }
  return (
    <>
      {children(items)}
      {query.isFetchNextPageError && <ProblemNote problem={problemOf(query.error)} />}
      {query.hasNextPage && (
        <div className={table.more}>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t("shell.more")}
          </Button>
        </div>
      )}
    </>
  );
}
