import { MutationCache, QueryClient } from '@tanstack/react-query';

/** The dashboard's own cache, apart from what the customer's pages have read. */
export function createDashboardClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        refetchInterval: 10_000,
        // What the server has refused, it refuses again; what did not arrive may arrive.
        retry: (failures, error) => error instanceof Error && failures < 2,
      },
    },
    mutationCache: new MutationCache({
      // A write can change any figure on the page, so all of them are read again; the dialog waits for it.
      onSuccess: (_data, _variables, _context, { meta }) =>
        meta?.changesNothing ? undefined : client.invalidateQueries(),
    }),
  });
  return client;
}
