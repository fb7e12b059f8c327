/** One page of a list. */
export type Page<Item> = {
  items: Item[];
  /** Ask with it for what follows; null at the end. */
  nextCursor: string | null;
};
