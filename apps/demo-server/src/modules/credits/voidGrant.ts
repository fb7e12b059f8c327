import { type Entry, WalletError } from '@coffer/adapter';
import { readGrantsOf } from '../../ledger/index.ts';
import { alsoRecordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  fingerprintOf,
  grantNumber,
  type IdempotentResult,
  notFound,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet, toEntry } from '../wallets/index.ts';

export type VoidGrantParameters = { walletId: string; grantId: string; reason: string; key: CallerKey };

/**
 * Voids a promotional grant: debits its unused balance, with an entry that has the reason. Funds that holds reserve
 * stay. Paid grants are the customer's own money: refund them instead.
 *
 * @throws WalletError `not_found`, `grant_not_promotional`, or `insufficient_funds` when the grant has no unused balance
 */
export async function voidGrant(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: VoidGrantParameters,
): Promise<IdempotentResult<Entry>> {
  const { walletId, grantId, reason } = parameters;
  const { currency } = await findWallet(context.database, owner, walletId);
  const number = grantNumber(walletId, grantId);
  if (number === null) throw notFound('grant');
  const [grant] = await readGrantsOf(context.database, [{ accountId: walletId, number }]);
  if (grant?.kind === 'paid') {
    throw new WalletError(
      'grant_not_promotional',
      'This grant is paid money of the customer, which cannot be voided. Refund its top-up, or close the wallet.',
    );
  }
  const receipt = await context.ledger
    .post({
      action: 'debit',
      accountId: walletId,
      // The ledger debits the unused balance, which it reads under its lock.
      amount: Number.MAX_SAFE_INTEGER,
      grantSelection: { grants: [number] },
      onShortfall: 'partial',
      currency,
      actor: 'merchant',
      idempotency: { ...key, fingerprint: fingerprintOf('voidGrant', parameters) },
      at: context.now(),
      type: 'debit',
      source: 'correction',
      reason,
      reference: { type: 'grant', id: grantId },
      metadata: {},
      counterAccount: grant?.source === 'correction' ? 'corrections' : 'promotions',
      event: { type: 'wallet.adjusted', data: { grantId } },
      ...alsoRecordAction(context),
    })
    .catch(throwNothingToVoid);
  if (!receipt.entry) throw new Error('The ledger returned no entry for a void.');
  return { value: toEntry(receipt.entry), replayed: receipt.replayed };
}

function throwNothingToVoid(error: unknown): never {
  if (error instanceof WalletError && error.code === 'insufficient_funds') {
    throw new WalletError('insufficient_funds', 'This grant has no unused balance to void.', {
      cause: error,
    });
  }
  throw error;
}
