import { alerts } from './fr/alerts.ts';
import { autoTopUp } from './fr/autoTopUp.ts';
import { balance } from './fr/balance.ts';
import { chart } from './fr/chart.ts';
import { common } from './fr/common.ts';
import { entry } from './fr/entry.ts';
import { expiring } from './fr/expiring.ts';
import { filter } from './fr/filter.ts';
import { insight } from './fr/insight.ts';
import { invoices } from './fr/invoices.ts';
import { ledger } from './fr/ledger.ts';
import { lowBalance } from './fr/lowBalance.ts';
import { money } from './fr/money.ts';
import { paymentMethod } from './fr/paymentMethod.ts';
import { topUp } from './fr/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in French. */
export const fr: Partial<Messages> = {
  ...common,
  ...money,
  ...balance,
  ...alerts,
  ...autoTopUp,
  ...chart,
  ...entry,
  ...expiring,
  ...filter,
  ...insight,
  ...invoices,
  ...ledger,
  ...lowBalance,
  ...paymentMethod,
  ...topUp,
};
