import { alerts } from './ja/alerts.ts';
import { autoTopUp } from './ja/autoTopUp.ts';
import { balance } from './ja/balance.ts';
import { chart } from './ja/chart.ts';
import { common } from './ja/common.ts';
import { entry } from './ja/entry.ts';
import { expiring } from './ja/expiring.ts';
import { filter } from './ja/filter.ts';
import { insight } from './ja/insight.ts';
import { invoices } from './ja/invoices.ts';
import { ledger } from './ja/ledger.ts';
import { lowBalance } from './ja/lowBalance.ts';
import { money } from './ja/money.ts';
import { paymentMethod } from './ja/paymentMethod.ts';
import { topUp } from './ja/topUp.ts';
import type { Messages } from './Messages.ts';

/** The kit's texts in Japanese. */
export const ja: Partial<Messages> = {
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
