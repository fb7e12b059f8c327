import type { AutoTopUpPreview, AutoTopUpSettings } from '@coffer/adapter';
import { requireBalance } from '../balances/index.ts';
import type { CustomerOfMerchant } from '../paymentMethods/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { findWallet } from '../wallets/index.ts';
import { findAttemptInFlight, readUsage } from './repository.ts';
import { calculateLargestCharge, calculateTopUpAmount, limitedUntil } from './rule.ts';
import { requireSettings } from './settings.ts';

/**
 * Calculates what saving these settings would charge at once, and the most that it can charge in a month.
 *
 * @throws WalletError the same that `saveAutoTopUp` would throw for the settings
 */
export async function previewAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  { walletId, settings }: { walletId: string; settings: AutoTopUpSettings },
): Promise<AutoTopUpPreview> {
  const { database } = context;
  const now = context.now();
  const wallet = await findWallet(database, customer, walletId);
  const topUp = await requireSettings(database, customer, { wallet, settings, now });
  const { available } = await requireBalance(database, walletId, now);
  const usage = await readUsage(database, { walletId, now });
  const { total } = calculateTopUpAmount(topUp, settings, available);
  const isDue =
    available < settings.threshold.amount &&
    limitedUntil(settings, usage, total) === null &&
    !(await findAttemptInFlight(database, walletId));
  // A month has 31 days at most, each with its own cap.
  const byCount = calculateLargestCharge(topUp, settings).total * settings.dailyCount * 31;
  const money = (amount: number) => ({ amount, currency: wallet.currency });
  return {
    immediateCharge: isDue ? money(total) : null,
    monthlyWorstCase: money(Math.min(settings.monthlyCap.amount, byCount)),
  };
}
