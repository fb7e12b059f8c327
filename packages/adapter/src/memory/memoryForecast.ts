import type { Entry } from '../port/Entry.ts';
import type { Grant } from '../port/Grant.ts';
import type { WalletForecast } from '../port/WalletForecast.ts';
import type { MemoryWallet } from './MemoryWallet.ts';

const dayMs = 86_400_000;
const basisDaysMax = 60;
/** Fewer days of history would overrate a day or two of use. */
const basisDaysMin = 7;

/** Estimates how long a wallet's balance lasts, from the spend of its last full days. */
export function memoryForecast(wallet: MemoryWallet, now: Date): WalletForecast {
  const today = Math.floor(now.getTime() / dayMs);
  const first = wallet.entries[0]?.createdAt;
  const age = first ? today - Math.ceil(Date.parse(first) / dayMs) : 0;
  const basisDays = Math.min(basisDaysMax, Math.max(0, age));
  const spent = (from: number, to: number) =>
    spentBetween(wallet.entries, (today - from) * dayMs, (today - to) * dayMs);
  const half = Math.floor(basisDays / 2);
  const mean = basisDays > 0 ? spent(basisDays, 0) / basisDays : 0;
  const hasEnoughData = basisDays >= basisDaysMin && mean > 0;
  // Each half of the history is one observed pace. A half without spend does not count.
  const paces = [spent(basisDays, half) / (basisDays - half), spent(half, 0) / half].filter(
    (pace) => pace > 0,
  );
  const available = Math.max(0, wallet.available);
  return {
    walletId: wallet.wallet.id,
    averageDailySpend: hasEnoughData ? wallet.money(Math.round(mean)) : null,
    basisDays,
    daysLeft: hasEnoughData
      ? { min: Math.floor(available / Math.max(...paces)), max: Math.ceil(available / Math.min(...paces)) }
      : null,
    expiringAtRisk: wallet.money(atRisk(wallet.grants(), hasEnoughData ? mean : 0, now)),
    asOf: now.toISOString(),
  };
}

function spentBetween(entries: readonly Entry[], fromMs: number, toMs: number): number {
  let spent = 0;
  for (const { amount, source, createdAt } of entries) {
    const time = Date.parse(createdAt);
    const isSpend = amount.amount < 0 && (source === 'usage' || source === 'invoice');
    if (isSpend && time >= fromMs && time < toMs) spent -= amount.amount;
  }
  return spent;
}

/** Sums the credit that will expire before the forecast spend reaches it. */
function atRisk(grants: readonly Grant[], dailySpend: number, now: Date): number {
  let consumedBefore = 0;
  let lost = 0;
  for (const { remaining, expiresAt } of grants) {
    const days = expiresAt ? (Date.parse(expiresAt) - now.getTime()) / dayMs : Number.POSITIVE_INFINITY;
    const spendableBeforeExpiry = expiresAt
      ? Math.max(0, Math.round(dailySpend * days) - consumedBefore)
      : remaining.amount;
    const used = Math.min(remaining.amount, spendableBeforeExpiry);
    lost += remaining.amount - used;
    consumedBefore += used;
  }
  return lost;
}
