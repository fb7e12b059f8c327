import { WalletError } from '@coffer/adapter';
import { type EndingGrant, readEndingGrants } from '../../ledger/index.ts';
import { grantId, type WalletContext } from '../shared/index.ts';

/**
 * Takes what is unspent and unreserved of every grant that has ended out of its wallet, each once: whoever
 * comes second finds nothing. What a hold reserves waits until it is captured or let go.
 */
export async function expireGrants(context: WalletContext): Promise<void> {
  const until = context.now();
  let grants = await readEndingGrants(context.database, { until });
  while (grants.length > 0) {
    await Promise.all(grants.filter(({ free }) => free > 0).map((grant) => expire(context, grant, until)));
    grants = await readEndingGrants(context.database, { until, after: grants.at(-1) ?? null });
  }
}

async function expire(context: WalletContext, grant: EndingGrant, at: Date): Promise<void> {
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
    // Spent, reserved or expired elsewhere since it was read, or its wallet was closed: then nothing is to do.
    const isGone = error instanceof WalletError && gone.has(error.code);
    if (!isGone) throw error;
  }
}

const gone = new Set(['insufficient_funds', 'wallet_closing', 'wallet_closed']);
