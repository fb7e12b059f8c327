import type { Language } from '../Messages.ts';
import { balance } from './balance.ts';
import { common } from './common.ts';
import { money } from './money.ts';

/** Spanish, part by part. */
export const language: Language = {
  base: { ...common, ...money, ...balance },
  parts: {
    alerts: async () => (await import('./alerts.ts')).alerts,
    autoTopUp: async () => (await import('./autoTopUp.ts')).autoTopUp,
    chart: async () => (await import('./chart.ts')).chart,
    entry: async () => (await import('./entry.ts')).entry,
    expiring: async () => (await import('./expiring.ts')).expiring,
    filter: async () => (await import('./filter.ts')).filter,
    insight: async () => (await import('./insight.ts')).insight,
    invoices: async () => (await import('./invoices.ts')).invoices,
    ledger: async () => (await import('./ledger.ts')).ledger,
    lowBalance: async () => (await import('./lowBalance.ts')).lowBalance,
    paymentMethod: async () => (await import('./paymentMethod.ts')).paymentMethod,
    topUp: async () => (await import('./topUp.ts')).topUp,
  },
};
