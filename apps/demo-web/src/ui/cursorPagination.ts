/** How the API's pages follow each other: options of each `useInfiniteQuery`. */
export const cursorPagination = {
  pageParamName: 'cursor',
  // Null is left out of the address.
  initialPageParam: null,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
} as const;
