import { alerts } from './hi/alerts.ts';
import { autoTopUp } from './hi/autoTopUp.ts';
import { balance } from './hi/balance.ts';
import { chart } from './hi/chart.ts';
import { common } from './hi/common.ts';
import { entry } from './hi/entry.ts';
import { expiring } from './hi/expiring.ts';
import { filter } from './hi/filter.ts';
import { insight } from './hi/insight.ts';
import { invoices } from './hi/invoices.ts';
import { ledger } from './hi/ledger.ts';
import { lowBalance } from './hi/lowBalance.ts';
import { money } from './hi/money.ts';
import { paymentMethod } from './hi/paymentMethod.ts';
import { topUp } from './hi/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in Hindi. */
export const hi: Partial<Messages> = {
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
