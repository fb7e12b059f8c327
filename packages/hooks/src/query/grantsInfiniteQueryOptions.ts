import type { Grant, GrantOrder, GrantPage } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { pagesQueryOptions } from './pagesQueryOptions.ts';

export type GrantsInfiniteQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
  /**
   * `consumption` is the order in which debits consume grants; `expiry` lists only those that expire, soonest first.
   * @default 'consumption'
   */
  order?: GrantOrder | undefined;
  /** Grants per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

/** Returns the key of a wallet's unspent grants in an order. */
export function grantsInfiniteQueryKey(config: WalletConfig, parameters: GrantsInfiniteQueryParameters) {
  const { walletId, order = 'consumption', limit = 25 } = parameters;
  return [config.key, 'grants', { walletId, order, limit }] as const;
}

/** Reads a wallet's unspent grants, page by page. */
export function grantsInfiniteQueryOptions(config: WalletConfig, parameters: GrantsInfiniteQueryParameters) {
  const queryKey = grantsInfiniteQueryKey(config, parameters);
  const [, , { walletId, ...rest }] = queryKey;
  return pagesQueryOptions<Grant, typeof queryKey, GrantPage>(
    queryKey,
    walletId !== undefined &&
      ((page, { signal }) => config.adapter.listGrants?.({ walletId, ...rest, ...page }, { signal })),
  );
}
