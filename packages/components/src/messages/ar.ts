import { alerts } from './ar/alerts.ts';
import { autoTopUp } from './ar/autoTopUp.ts';
import { balance } from './ar/balance.ts';
import { chart } from './ar/chart.ts';
import { common } from './ar/common.ts';
import { entry } from './ar/entry.ts';
import { expiring } from './ar/expiring.ts';
import { filter } from './ar/filter.ts';
import { insight } from './ar/insight.ts';
import { invoices } from './ar/invoices.ts';
import { ledger } from './ar/ledger.ts';
import { lowBalance } from './ar/lowBalance.ts';
import { money } from './ar/money.ts';
import { paymentMethod } from './ar/paymentMethod.ts';
import { topUp } from './ar/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in Arabic. */
export const ar: Partial<Messages> = {
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
