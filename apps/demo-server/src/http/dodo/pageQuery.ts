import { wholeNumber } from '../schemas.ts';

/** Pages as the vendor counts them, from 0. */
export const dodoPageQuery = {
  page_number: wholeNumber(0, 100_000)
    .meta({ description: 'From 0; absent gives pages 0 and 1.' })
    .exactOptional(),
  page_size: wholeNumber(1, 100).meta({ description: '10 unless given.' }).exactOptional(),
};

/**
 * Which items a page holds. The vendor's wire counts from 0, while its SDK takes a missing number as 1 and
 * asks for 2 next. Without a number pages 0 and 1 are answered together, so both ways of starting lose
 * nothing and repeat nothing.
 */
export function itemsOfPage(query: { page_number?: number | undefined; page_size?: number | undefined }) {
  const size = query.page_size ?? 10;
  const number = query.page_number;
  return number === undefined ? { skip: 0, take: 2 * size } : { skip: number * size, take: size };
}
