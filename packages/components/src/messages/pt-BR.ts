import type { Messages } from './Messages.ts';
import { alerts } from './pt-BR/alerts.ts';
import { autoTopUp } from './pt-BR/autoTopUp.ts';
import { balance } from './pt-BR/balance.ts';
import { chart } from './pt-BR/chart.ts';
import { common } from './pt-BR/common.ts';
import { entry } from './pt-BR/entry.ts';
import { expiring } from './pt-BR/expiring.ts';
import { filter } from './pt-BR/filter.ts';
import { insight } from './pt-BR/insight.ts';
import { invoices } from './pt-BR/invoices.ts';
import { ledger } from './pt-BR/ledger.ts';
import { lowBalance } from './pt-BR/lowBalance.ts';
import { money } from './pt-BR/money.ts';
import { paymentMethod } from './pt-BR/paymentMethod.ts';
import { topUp } from './pt-BR/topUp.ts';

/** The kit's texts in Brazilian Portuguese. */
export const ptBR: Partial<Messages> = {
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
