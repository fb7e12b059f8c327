import type { Messages } from './Messages.ts';
import { alerts } from './zh-CN/alerts.ts';
import { autoTopUp } from './zh-CN/autoTopUp.ts';
import { balance } from './zh-CN/balance.ts';
import { chart } from './zh-CN/chart.ts';
import { common } from './zh-CN/common.ts';
import { entry } from './zh-CN/entry.ts';
import { expiring } from './zh-CN/expiring.ts';
import { filter } from './zh-CN/filter.ts';
import { insight } from './zh-CN/insight.ts';
import { invoices } from './zh-CN/invoices.ts';
import { ledger } from './zh-CN/ledger.ts';
import { lowBalance } from './zh-CN/lowBalance.ts';
import { money } from './zh-CN/money.ts';
import { paymentMethod } from './zh-CN/paymentMethod.ts';
import { topUp } from './zh-CN/topUp.ts';

/** The kit's texts in simplified Chinese. */
export const zhCN: Partial<Messages> = {
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
