import { alerts } from './es/alerts.ts';
import { autoTopUp } from './es/autoTopUp.ts';
import { balance } from './es/balance.ts';
import { chart } from './es/chart.ts';
import { common } from './es/common.ts';
import { entry } from './es/entry.ts';
import { expiring } from './es/expiring.ts';
import { filter } from './es/filter.ts';
import { insight } from './es/insight.ts';
import { invoices } from './es/invoices.ts';
import { ledger } from './es/ledger.ts';
import { lowBalance } from './es/lowBalance.ts';
import { money } from './es/money.ts';
import { paymentMethod } from './es/paymentMethod.ts';
import { topUp } from './es/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in Spanish. */
export const es: Partial<Messages> = {
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
