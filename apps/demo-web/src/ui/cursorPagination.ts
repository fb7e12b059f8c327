import { keepPreviousData } from '@tanstack/react-query';

/** Options of every `useInfiniteQuery`: the API's lists return the cursor of the next page. */
export const cursorPagination = {
  pageParamName: 'cursor',
  // The client leaves null out of the URL.
  initialPageParam: null,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
} as const;

/**
 * Options of a list with a filter: the former rows stay until those of the new filter arrive. For a list that
 * belongs to one wallet, mount it again for each wallet, or it shows another wallet's rows for a moment.
 */
export const filteredCursorPagination = { ...cursorPagination, placeholderData: keepPreviousData } as const;

/** Options of a query that only looks up a name, so that a list of 25 rows does not poll for 25 names. */
export const nameQueryOptions = { staleTime: 300_000, refetchInterval: false } as const;
