/** Lists that come a page at a time. */

export interface ListPage<Item> {
  items: Item[];
  next: string | null;
}

/** The options of an infinite query over a list with `?cursor=`. */
export function listed<Page extends { next: string | null }>(fetchPage: (cursor: { cursor?: string }) => Promise<Page>) {
  return {
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => fetchPage(pageParam === undefined ? {} : { cursor: pageParam }),
    getNextPageParam: (last: Page) => last.next ?? undefined,
  };
}
