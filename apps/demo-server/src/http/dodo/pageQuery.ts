import { wholeNumber } from '../schemas.ts';

/** Query parameters of a page in Dodo's API. Pages start at 0. */
export const dodoPageQuery = {
  page_number: wholeNumber(0, 100_000)
    .meta({ description: 'Page number, starting at 0. Without it, the response has pages 0 and 1.' })
    .exactOptional(),
  page_size: wholeNumber(1, 100)
    .meta({ description: 'Number of items per page. Defaults to 10.' })
    .exactOptional(),
};

/**
 * Returns the items of a page as `skip` and `take`. Dodo's API counts pages from 0, but its SDK treats a missing number as
 * page 1 and requests page 2 next. Without a number the response therefore has pages 0 and 1, so that neither way of
 * paging skips or repeats an item.
 */
export function pageRange(query: { page_number?: number | undefined; page_size?: number | undefined }) {
  const size = query.page_size ?? 10;
  const number = query.page_number;
  return number === undefined ? { skip: 0, take: 2 * size } : { skip: number * size, take: size };
}
