import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { cursorPagination } from './cursorPagination.ts';

const pages = new Map<string | null, { items: number[]; nextCursor: string | null }>([
  [null, { items: [1, 2], nextCursor: 'a' }],
  ['a', { items: [3, 4], nextCursor: 'b' }],
  ['b', { items: [5], nextCursor: null }],
]);

test('fetches page after page by the cursor of the previous one, and ends at null', async () => {
  const asked: (string | null)[] = [];
  const observer = new InfiniteQueryObserver(new QueryClient(), {
    queryKey: ['list'],
    initialPageParam: cursorPagination.initialPageParam as string | null,
    getNextPageParam: cursorPagination.getNextPageParam,
    queryFn: ({ pageParam }) => {
      asked.push(pageParam);
      return pages.get(pageParam) ?? { items: [], nextCursor: null };
    },
  });
  await observer.refetch();
  for (let page = 0; page < 5 && observer.getCurrentResult().hasNextPage; page += 1) {
    await observer.fetchNextPage();
  }
  expect(asked).toEqual([null, 'a', 'b']);
  expect(observer.getCurrentResult().data?.pages.flatMap(({ items }) => items)).toEqual([1, 2, 3, 4, 5]);
});
