import { type CloseWalletParameters, closeWithin } from './closeWithin.ts';
import { closureOf, type WalletClosure } from './closureRows.ts';
import type { Refund } from './refundRows.ts';
import type { WalletContext } from './WalletContext.ts';
import { findWallet, type WalletOwner } from './wallets.ts';

/** What closing a wallet would do, as it stands. */
export type ClosurePreview = Pick<
  WalletClosure,
  'walletId' | 'destination' | 'holds' | 'captured' | 'refunded' | 'forfeited' | 'writtenOff'
> & {
  /** The ways that the paid rest would go. */
  parts: Pick<Refund['parts'][number], 'destination' | 'amount' | 'paidWith'>[];
};

/**
 * Closes a wallet in a transaction that is never committed: the figures are those of the closing itself, and
 * not of a second reckoning that could differ from it. Of a closed wallet, what became of it.
 */
export async function previewClosure(
  context: WalletContext,
  owner: WalletOwner,
  parameters: CloseWalletParameters,
): Promise<ClosurePreview> {
  const { walletId } = parameters;
  const rehearsal = context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    await closeWithin(context, transaction, { wallet, owner, parameters });
    throw new Rehearsed(await closureOf(transaction, owner, walletId));
  });
  const { destination, holds, captured, refunded, forfeited, writtenOff, refund } = await rehearsal.catch(
    (thrown) => {
      if (thrown instanceof Rehearsed) return thrown.closure;
      throw thrown;
    },
  );
  const parts = (refund?.parts ?? []).map(({ destination, amount, paidWith }) => ({
    destination,
    amount,
    paidWith,
  }));
  return { walletId, destination, holds, captured, refunded, forfeited, writtenOff, parts };
}

/** Thrown out of the transaction, so that it is rolled back. */
class Rehearsed extends Error {
  readonly closure: WalletClosure;
  constructor(closure: WalletClosure) {
    super('The closing was rehearsed.');
    this.closure = closure;
  }
}
