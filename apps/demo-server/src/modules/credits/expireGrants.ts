import { WalletError } from '@coffer/adapter';
import { type ExpiringGrant, readExpiringGrants } from '../../ledger/index.ts';
import { grantId, type WalletContext } from '../shared/index.ts';

/**
 * Removes the unused balance of every expired grant from its wallet. Servers may run it concurrently: each balance is
 * removed once. Funds that a hold reserves stay until the hold is captured or released.
 */
export async function expireGrants(context: WalletContext): Promise<void> {
  const until = context.now();
  let grants = await readExpiringGrants(context.database, { until });
  while (grants.length > 0) {
    await Promise.all(grants.filter(({ free }) => free > 0).map((grant) => expire(context, grant, until)));
    grants = await readExpiringGrants(context.database, { until, after: grants.at(-1) ?? null });
  }
}

async function expire(context: WalletContext, grant: ExpiringGrant, at: Date): Promise<void> {
  const { accountId, number, currency, free } = grant;
  const id = grantId(accountId, number);
  try {
    await context.ledger.post({
      action: 'debit',
      accountId,
      amount: free,
      grantSelection: { grants: [number], expired: 'only' },
      onShortfall: 'partial',
      currency,
      actor: 'system',
      at,
      type: 'debit',
      source: 'expiry',
      reason: grant.kind === 'promotional' ? 'Promotional credit expired' : 'Credit expired',
      reference: { type: 'grant', id },
      metadata: {},
      counterAccount: 'breakage',
      event: { type: 'wallet.credit_expired', data: { grantId: id } },
    });
  } catch (error) {
    // The balance was spent, reserved or removed since it was read, or the wallet is closing or closed.
    const isRemoved = error instanceof WalletError && removedCodes.has(error.code);
    if (!isRemoved) throw error;
  }
}

const removedCodes = new Set(['insufficient_funds', 'wallet_closing', 'wallet_closed']);
