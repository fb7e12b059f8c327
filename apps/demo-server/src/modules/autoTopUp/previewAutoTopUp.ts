import type { AutoTopUpPreview, AutoTopUpSettings } from '@coffer/adapter';
import { requireBalance } from '../balances/index.ts';
import type { CustomerOfMerchant } from '../paymentMethods/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { findWallet } from '../wallets/index.ts';
import { findAttemptInFlight } from './autoTopUpRows.ts';
import { limitedUntil, readAutoTopUpUse } from './autoTopUpUse.ts';
import { calculateTopUpAmount, reckonDearest } from './calculateTopUpAmount.ts';
import { requireAutoTopUp } from './requireAutoTopUp.ts';

/** What saving these settings would charge at once, and at most in a month. Refuses what saving would refuse. */
export async function previewAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  { walletId, settings }: { walletId: string; settings: AutoTopUpSettings },
): Promise<AutoTopUpPreview> {
  const { database } = context;
  const now = context.now();
  const wallet = await findWallet(database, customer, walletId);
  const topUp = await requireAutoTopUp(database, customer, { wallet, settings, now });
  const { available } = await requireBalance(database, walletId, now);
  const use = await readAutoTopUpUse(database, { walletId, now });
  const { total } = calculateTopUpAmount(topUp, settings, available);
  const isDue =
    available < settings.threshold.amount &&
    limitedUntil(settings, use, total) === null &&
    !(await findAttemptInFlight(database, walletId));
  // A month has 31 days at most, each with its own cap.
  const byCount = reckonDearest(topUp, settings).total * settings.dailyCount * 31;
  const money = (amount: number) => ({ amount, currency: wallet.currency });
  return {
    immediateCharge: isDue ? money(total) : null,
    monthlyWorstCase: money(Math.min(settings.monthlyCap.amount, byCount)),
  };
}
