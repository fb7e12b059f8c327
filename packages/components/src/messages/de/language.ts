import type { Language } from '../Messages.ts';
import { balance } from './balance.ts';
import { common } from './common.ts';
import { money } from './money.ts';

/** German, part by part. */
export const language: Language = {
  base: { ...common, ...money, ...balance },
  parts: {
    invoices: async () => (await import('./invoices.ts')).invoices,
    expiring: async () => (await import('./expiring.ts')).expiring,
    alerts: async () => (await import('./alerts.ts')).alerts,
    lowBalance: async () => (await import('./lowBalance.ts')).lowBalance,
    autoTopUp: async () => (await import('./autoTopUp.ts')).autoTopUp,
    entry: async () => (await import('./entry.ts')).entry,
    filter: async () => (await import('./filter.ts')).filter,
    insight: async () => (await import('./insight.ts')).insight,
    ledger: async () => (await import('./ledger.ts')).ledger,
    paymentMethod: async () => (await import('./paymentMethod.ts')).paymentMethod,
    topUp: async () => (await import('./topUp.ts')).topUp,
  },
};
