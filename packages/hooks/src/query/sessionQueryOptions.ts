import type { WalletSession } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

/** Returns the key of the session. */
export function sessionQueryKey(config: WalletConfig) {
  return [config.key, 'session'] as const;
}

/** Largest difference of a server's clock from the browser's. A session that the server read belongs to this page. */
const clockSkewMs = 60_000;

/**
 * Reads the signed-in customer, their scopes and the backend's capabilities, once per page. A session that a persister
 * kept from an earlier page is read again.
 */
export function sessionQueryOptions(config: WalletConfig) {
  return walletQueryOptions<WalletSession, ReturnType<typeof sessionQueryKey>>(
    sessionQueryKey(config),
    async ({ client, queryKey, signal }) => {
      const read = await config.adapter.getSession({ signal });
      const cached = client.getQueryData<WalletSession>(queryKey);
      // The cached session may be malformed. The widgets report that.
      if (cached && cached.customer?.id !== read.customer?.id) removeOtherCustomer(client, queryKey);
      return read;
    },
    {
      staleTime: ({ state }) =>
        state.dataUpdatedAt < performance.timeOrigin - clockSkewMs ? 0 : Number.POSITIVE_INFINITY,
    },
  );
}

/** Removes everything that another customer left under the same `customerId`, which the host then set wrongly. */
function removeOtherCustomer(client: QueryClient, sessionKey: ReturnType<typeof sessionQueryKey>): void {
  void client.resetQueries({
    queryKey: [sessionKey[0]],
    predicate: ({ queryKey }) => queryKey[1] !== sessionKey[1],
  });
}
