import { alertsEnglish } from './english/alerts.ts';
import { autoTopUpEnglish } from './english/autoTopUp.ts';
import { balanceEnglish } from './english/balance.ts';
import { chartEnglish } from './english/chart.ts';
import { commonEnglish } from './english/common.ts';
import { entryEnglish } from './english/entry.ts';
import { expiringEnglish } from './english/expiring.ts';
import { filterEnglish } from './english/filter.ts';
import { insightEnglish } from './english/insight.ts';
import { invoicesEnglish } from './english/invoices.ts';
import { ledgerEnglish } from './english/ledger.ts';
import { lowBalanceEnglish } from './english/lowBalance.ts';
import { moneyEnglish } from './english/money.ts';
import { paymentMethodEnglish } from './english/paymentMethod.ts';
import { topUpEnglish } from './english/topUp.ts';

/** The kit's texts in English: what each text is called, and what it falls back to. */
export const en = {
  ...commonEnglish,
  ...moneyEnglish,
  ...balanceEnglish,
  ...insightEnglish,
  ...alertsEnglish,
  ...lowBalanceEnglish,
  ...autoTopUpEnglish,
  ...topUpEnglish,
  ...paymentMethodEnglish,
  ...ledgerEnglish,
  ...chartEnglish,
  ...invoicesEnglish,
  ...expiringEnglish,
  ...entryEnglish,
  ...filterEnglish,
} as const;
