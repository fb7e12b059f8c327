import type { EntrySource } from '../port/Entry.ts';

/** One entry of the demo history: days ago, source, minor units, reason, reference. */
export type HistoryLine = readonly [
  daysAgo: number,
  source: EntrySource,
  amount: number,
  reason: string,
  referenceId?: string,
];

/** Three months of entries in US dollars, oldest first. The balance ends at $1,398.50. */
export const historyUsd: readonly HistoryLine[] = [
  [88, 'topUp', 1_000_00, 'Top-up', 'top_up_first'],
  [84, 'invoice', -120_00, 'Invoice INV-0031', 'INV-0031'],
  [77, 'usage', -42_35, 'API usage', 'usage_11'],
  [70, 'usage', -38_10, 'API usage', 'usage_12'],
  [61, 'invoice', -180_00, 'Invoice INV-0034', 'INV-0034'],
  [56, 'topUp', 500_00, 'Top-up', 'top_up_second'],
  [54, 'refund', 20_00, 'Refund of INV-0031', 'INV-0031'],
  [49, 'usage', -51_25, 'API usage', 'usage_15'],
  [42, 'usage', -47_80, 'API usage', 'usage_16'],
  [33, 'invoice', -150_00, 'Invoice INV-0036', 'INV-0036'],
  [29, 'paymentLink', 250_00, 'Payment link', 'link_spring'],
  [26, 'usage', -63_40, 'API usage', 'usage_18'],
  [24, 'correction', 12_90, 'Correction of a duplicate charge', 'usage_18'],
  [21, 'invoice', -115_00, 'Invoice INV-0039', 'INV-0039'],
  [19, 'promotion', 25_00, 'Welcome bonus', 'welcome'],
  [9, 'refund', 48_50, 'Refund of INV-0039', 'INV-0039'],
  [2, 'autoTopUp', 500_00, 'Top-up', 'top_up_auto'],
  [0, 'invoice', -150_00, 'Invoice INV-0042', 'INV-0042'],
];

/** Entries of the same customer's other wallets, by currency. */
export const historyByCurrency: Readonly<Record<string, readonly HistoryLine[]>> = {
  EUR: [
    [40, 'topUp', 400_00, 'Top-up', 'top_up_eur'],
    [12, 'invoice', -79_50, 'Invoice INV-0040', 'INV-0040'],
  ],
  INR: [
    [35, 'topUp', 12_50_000_00, 'Top-up', 'top_up_inr'],
    [8, 'usage', -15_432_11, 'API usage', 'usage_19'],
  ],
  JPY: [
    [31, 'topUp', 50_000, 'Top-up', 'top_up_jpy'],
    [5, 'usage', -1_840, 'API usage', 'usage_20'],
  ],
};
