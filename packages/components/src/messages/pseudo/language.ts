import { balanceEnglish } from '../english/balance.ts';
import { commonEnglish } from '../english/common.ts';
import { moneyEnglish } from '../english/money.ts';
import type { Language } from '../Messages.ts';
import { pseudoTexts } from './pseudoTexts.ts';

/** The pseudo-locale, made from English, part by part. */
export const language: Language = {
  base: pseudoTexts({ ...commonEnglish, ...moneyEnglish, ...balanceEnglish }),
  parts: {
    alerts: async () => pseudoTexts((await import('../english/alerts.ts')).alertsEnglish),
    autoTopUp: async () => pseudoTexts((await import('../english/autoTopUp.ts')).autoTopUpEnglish),
    chart: async () => pseudoTexts((await import('../english/chart.ts')).chartEnglish),
    entry: async () => pseudoTexts((await import('../english/entry.ts')).entryEnglish),
    expiring: async () => pseudoTexts((await import('../english/expiring.ts')).expiringEnglish),
    filter: async () => pseudoTexts((await import('../english/filter.ts')).filterEnglish),
    insight: async () => pseudoTexts((await import('../english/insight.ts')).insightEnglish),
    invoices: async () => pseudoTexts((await import('../english/invoices.ts')).invoicesEnglish),
    ledger: async () => pseudoTexts((await import('../english/ledger.ts')).ledgerEnglish),
    lowBalance: async () => pseudoTexts((await import('../english/lowBalance.ts')).lowBalanceEnglish),
    paymentMethod: async () =>
      pseudoTexts((await import('../english/paymentMethod.ts')).paymentMethodEnglish),
    topUp: async () => pseudoTexts((await import('../english/topUp.ts')).topUpEnglish),
  },
};
