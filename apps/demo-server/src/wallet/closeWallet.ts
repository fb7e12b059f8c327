import { giveUpAttempt } from './chargeAttempt.ts';
import { type CloseWalletParameters, closeWithin } from './closeWithin.ts';
import { closureOf, type WalletClosure } from './closureRows.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { pushRefund } from './pushRefund.ts';
import { claimKey, keepAnswer } from './requestKeys.ts';
import type { Answer, CallerKey, WalletContext } from './WalletContext.ts';
import { findWallet, type WalletOwner } from './wallets.ts';

/**
 * Closes a wallet for good, in one commit that is kept as a whole: settles or releases its holds, stops its
 * rule, sends the paid rest back, forfeits the promotional rest. Closing twice is the same as once.
 */
export async function closeWallet(
  context: WalletContext,
  owner: WalletOwner,
  { key, ...parameters }: CloseWalletParameters & { key: CallerKey },
): Promise<Answer<WalletClosure>> {
  const { walletId } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('closeWallet', parameters) };
  const earlier = await context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    const found = await claimKey<WalletClosure>(transaction, requestKey, {
      resourceId: walletId,
      at: context.now(),
    });
    if (!found) await closeWithin(context, transaction, { wallet, owner, parameters });
    return found;
  });
  if (earlier?.answer) return { value: earlier.answer, replayed: true };
  await giveUpAttempt(context, walletId);
  const { refund } = await closureOf(context.database, owner, walletId);
  if (refund) await pushRefund(context, refund.id);
  const value = await closureOf(context.database, owner, walletId);
  await keepAnswer(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}
