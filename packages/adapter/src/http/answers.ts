import type { Entry } from '../Entry.ts';
import type { Page } from '../Page.ts';
import type { PaymentMethod } from '../PaymentMethod.ts';
import type { TopUp } from '../TopUp.ts';
import type { TopUpQuote } from '../TopUpQuote.ts';
import type { Wallet } from '../Wallet.ts';
import type { WalletBalance } from '../WalletBalance.ts';
import type { WalletSession } from '../WalletSession.ts';
import type { Shape } from './shape.ts';

const walletStatus = 'active|frozen|closed';

export const nothing: Shape<undefined> = null;

export const session: Shape<WalletSession> = {
  merchant: 'record',
  customer: 'record',
  capabilities: ['text'],
  scopes: ['text'],
  topUp: [
    {
      currency: 'currency',
      min: 'money',
      max: 'money',
      step: 'money',
      presets: [{ amount: 'money', bonus: 'money' }],
    },
  ],
};

export const wallets: Shape<Wallet[]> = [{ id: 'text', currency: 'currency', status: walletStatus }];

export const balance: Shape<WalletBalance> = {
  walletId: 'text',
  status: walletStatus,
  balance: 'money',
  pendingCharges: 'money',
  availableBalance: 'money',
  promotionalBalance: 'money',
  nextExpiry: [{ amount: 'money', expiresAt: 'text' }, null],
  sequence: 'whole',
  asOf: 'text',
};

export const entryPage: Shape<Page<Entry>> = {
  items: [
    {
      id: 'text',
      walletId: 'text',
      number: 'whole',
      type: 'text',
      source: 'text',
      amount: 'money',
      balanceBefore: 'money',
      balanceAfter: 'money',
      metadata: 'record',
      createdAt: 'text',
    },
  ],
  nextCursor: ['text', null],
};

const priced = {
  id: 'text',
  walletId: 'text',
  amount: 'money',
  bonus: 'money',
  fee: 'money',
  tax: 'money',
  total: 'money',
} as const;

export const quote: Shape<TopUpQuote> = { ...priced, balanceAfter: 'money', expiresAt: 'text' };

export const topUp: Shape<TopUp> = {
  ...priced,
  status: 'requiresPaymentMethod|requiresAction|processing|settled|failed|canceled|expired',
  balanceAfter: ['money', null],
  action: [{ url: 'text' }, null],
  failure: [{ code: 'text' }, null],
};

export const method: Shape<PaymentMethod> = {
  id: 'text',
  type: 'text',
  brand: 'text',
  last4: 'text',
  priority: 'whole',
};

export const methods: Shape<PaymentMethod[]> = [method];
