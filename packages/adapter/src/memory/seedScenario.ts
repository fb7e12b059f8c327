import type { EntryReference, EntrySource } from '../port/Entry.ts';
import { type HistoryLine, historyByCurrency, historyUsd } from './history.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryScenario } from './memoryScenarios.ts';

const dayMs = 86_400_000;

/** Parameters of `seedScenario`. */
export type SeedContext = {
  scenario: MemoryScenario;
  now: Date;
  /** Number of entries in the scenario `many`. */
  entryCount: number;
  openWallet: (currency: string, createdAt: string) => MemoryWallet;
};

/** Balances of the USD wallet that differ from the end of the history, in cents. */
const balances: Partial<Record<MemoryScenario, number>> = {
  low: 8_20,
  spent: 0,
  alert: 24_00,
  autoTopUpWaiting: 84_20,
  autoTopUpLimitReached: 84_20,
  autoTopUpDeclined: 84_20,
  autoTopUpPaused: 84_20,
  autoTopUpRequiresAction: 84_20,
};

/** Creates the wallets of a scenario with their history. */
export function seedScenario(context: SeedContext): void {
  const { scenario } = context;
  if (scenario === 'noWallets') return;
  const dollars = context.openWallet('USD', daysFrom(context.now, -90));
  if (scenario === 'empty') return;
  seedDollars(dollars, context);
  for (const [currency, lines] of Object.entries(historyByCurrency)) {
    write(context.openWallet(currency, daysFrom(context.now, -60)), lines, context.now);
  }
}

function seedDollars(wallet: MemoryWallet, { scenario, now, entryCount }: SeedContext): void {
  if (scenario === 'many') writeMany(wallet, entryCount, now);
  write(wallet, historyUsd, now);
  const balance = balances[scenario];
  if (scenario === 'autoTopUpLimitReached') {
    for (const amount of [500_00, 500_00]) wallet.post({ amount, source: 'autoTopUp', reason: 'Top-up' });
  }
  if (balance !== undefined) {
    wallet.post({ amount: balance - wallet.balance, source: 'usage', reason: 'API usage' });
  } else if (scenario === 'negative') {
    wallet.post({ amount: -1_398_50, source: 'usage', reason: 'API usage' });
    wallet.post({ amount: -5_00, source: 'dispute', reason: 'Disputed top-up' });
  } else if (scenario !== 'closing' && scenario !== 'closed') wallet.hold(150_00);
  if (scenario === 'pending') for (const amount of [75_25, 19_99]) wallet.hold(amount);
  if (scenario === 'expiring') seedExpiring(wallet, now);
  if (scenario === 'longText') seedLongText(wallet);
  if (scenario === 'frozen') wallet.freeze(true);
  if (scenario === 'closing') wallet.beginClosing();
  if (scenario === 'closed') wallet.close();
}

function seedExpiring(wallet: MemoryWallet, now: Date): void {
  for (const [days, amount] of [
    [3, 40_00],
    [6, 15_00],
  ] as const) {
    const expiresAt = daysFrom(now, days);
    wallet.post({ amount, source: 'promotion', reason: 'Autumn promotion', expiresAt, priority: 2 });
  }
}

function seedLongText(wallet: MemoryWallet): void {
  const markup = '<img src=x onerror=alert(1)> & "quoted" ';
  const reasons = [markup.repeat(50).slice(0, 2_000), 'w'.repeat(2_000), '返金 مبلغ مسترد Rückerstattung 🎉'];
  for (const reason of reasons) {
    wallet.post({
      amount: 1_00,
      source: 'merchant',
      reason,
      reference: { type: 'note', id: 'n'.repeat(255) },
    });
  }
}

/** Writes pairs of entries that cancel out, so that the history ends at the same balance. */
function writeMany(wallet: MemoryWallet, count: number, now: Date): void {
  for (let index = 0; index < count; index += 1) {
    const amount = 5_00 + (((index - (index % 2)) * 37) % 200_00);
    wallet.post({
      amount: index % 2 === 0 ? amount : -amount,
      source: index % 2 === 0 ? 'merchant' : 'usage',
      reason: index % 2 === 0 ? `Credit ${index + 1}` : `Job ${index + 1}`,
      createdAt: daysFrom(now, -89 - (count - index) / 24),
    });
  }
}

function write(wallet: MemoryWallet, lines: readonly HistoryLine[], now: Date): void {
  for (const [daysAgo, source, amount, reason, referenceId] of lines) {
    wallet.post({
      amount,
      source,
      reason,
      reference: referenceId ? reference(source, referenceId) : null,
      metadata: source === 'topUp' || source === 'autoTopUp' ? { paymentMethod: 'Visa •••• 4242' } : {},
      // Consumed last, so that the history does not spend it.
      ...(source === 'promotion' ? { expiresAt: yearEnd(now), priority: 2 } : {}),
      createdAt: daysFrom(now, -daysAgo),
    });
  }
}

function reference(source: EntrySource, id: string): EntryReference {
  const types: Partial<Record<EntrySource, string>> = {
    autoTopUp: 'topUp',
    refund: 'invoice',
    correction: 'usage',
  };
  return { type: types[source] ?? source, id };
}

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString();
}

/** Returns December 31 at noon UTC, which is that day in nearly every time zone. At least two weeks ahead. */
function yearEnd(now: Date): string {
  return `${new Date(now.getTime() + 14 * dayMs).getUTCFullYear()}-12-31T12:00:00.000Z`;
}
