/** One page of a list. */
export type Page<Item> = {
  items: Item[];
  /** Send it as `cursor` to get the next page. Null on the last page. */
  nextCursor: string | null;
};
