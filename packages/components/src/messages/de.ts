import { alerts } from './de/alerts.ts';
import { autoTopUp } from './de/autoTopUp.ts';
import { balance } from './de/balance.ts';
import { chart } from './de/chart.ts';
import { common } from './de/common.ts';
import { entry } from './de/entry.ts';
import { expiring } from './de/expiring.ts';
import { filter } from './de/filter.ts';
import { insight } from './de/insight.ts';
import { invoices } from './de/invoices.ts';
import { ledger } from './de/ledger.ts';
import { lowBalance } from './de/lowBalance.ts';
import { money } from './de/money.ts';
import { paymentMethod } from './de/paymentMethod.ts';
import { topUp } from './de/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in German. */
export const de: Partial<Messages> = {
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
