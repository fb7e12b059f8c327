import { alerts } from './he/alerts.ts';
import { autoTopUp } from './he/autoTopUp.ts';
import { balance } from './he/balance.ts';
import { chart } from './he/chart.ts';
import { common } from './he/common.ts';
import { entry } from './he/entry.ts';
import { expiring } from './he/expiring.ts';
import { filter } from './he/filter.ts';
import { insight } from './he/insight.ts';
import { invoices } from './he/invoices.ts';
import { ledger } from './he/ledger.ts';
import { lowBalance } from './he/lowBalance.ts';
import { money } from './he/money.ts';
import { paymentMethod } from './he/paymentMethod.ts';
import { topUp } from './he/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in Hebrew. */
export const he: Partial<Messages> = {
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
