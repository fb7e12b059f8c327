import type { AlertSettings } from '../port/AlertSettings.ts';
import type { AutoTopUp, AutoTopUpPreview } from '../port/AutoTopUp.ts';
import type { Entry } from '../port/Entry.ts';
import type { GrantPage } from '../port/Grant.ts';
import type { Invoice } from '../port/Invoice.ts';
import type { Page } from '../port/Page.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { Receipt } from '../port/Receipt.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { EventsAfter, StreamPosition } from '../port/WalletAdapter.ts';
import type { WalletAnalytics } from '../port/WalletAnalytics.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import type { WalletForecast } from '../port/WalletForecast.ts';
import type { WalletNotificationPage } from '../port/WalletNotification.ts';
import type { WalletSession } from '../port/WalletSession.ts';
import type { Schema } from './schema.ts';

const walletStatus = 'active|frozen|closing|closed';

export const empty: Schema<undefined> = null;

export const session: Schema<WalletSession> = {
  merchant: 'record',
  customer: 'record',
  capabilities: ['string'],
  scopes: ['string'],
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

export const wallets: Schema<Wallet[]> = [{ id: 'string', currency: 'currency', status: walletStatus }];

export const balance: Schema<WalletBalance> = {
  walletId: 'string',
  status: walletStatus,
  balance: 'money',
  pendingCharges: 'money',
  availableBalance: 'money',
  promotionalBalance: 'money',
  nextExpiry: [{ amount: 'money', expiresAt: 'string' }, null],
  sequence: 'integer',
  asOf: 'string',
};

export const entryPage: Schema<Page<Entry>> = {
  items: [
    {
      id: 'string',
      walletId: 'string',
      number: 'integer',
      type: 'string',
      source: 'string',
      amount: 'money',
      balanceBefore: 'money',
      balanceAfter: 'money',
      metadata: 'record',
      createdAt: 'string',
    },
  ],
  nextCursor: ['string', null],
};

const priced = {
  id: 'string',
  walletId: 'string',
  amount: 'money',
  bonus: 'money',
  fee: 'money',
  tax: 'money',
  total: 'money',
} as const;

export const quote: Schema<TopUpQuote> = { ...priced, balanceAfter: 'money', expiresAt: 'string' };

export const topUp: Schema<TopUp> = {
  ...priced,
  status: 'requiresPaymentMethod|requiresAction|processing|settled|failed|canceled|expired',
  balanceAfter: ['money', null],
  action: [{ url: 'string' }, null],
  failure: [{ code: 'string' }, null],
};

export const paymentMethod: Schema<PaymentMethod> = {
  id: 'string',
  type: 'string',
  brand: 'string',
  last4: 'string',
  priority: 'integer',
};

export const paymentMethods: Schema<PaymentMethod[]> = [paymentMethod];

export const event: Schema<WalletEvent> = {
  id: 'string',
  type: 'string',
  walletId: 'string',
  sequence: 'integer',
};

export const position: Schema<StreamPosition> = { sequences: 'record' };

export const eventsAfter: Schema<EventsAfter> = {
  sequences: 'record',
  items: [{ ...event }],
  lastEventId: 'string',
};

export const grantPage: Schema<GrantPage> = {
  items: [
    {
      id: 'string',
      kind: 'paid|promotional',
      source: 'string',
      priority: 'integer',
      original: 'money',
      remaining: 'money',
      expiresAt: ['string', null],
      createdAt: 'string',
    },
  ],
  nextCursor: ['string', null],
  sequence: 'integer',
};

export const forecast: Schema<WalletForecast> = {
  averageDailySpend: ['money', null],
  basisDays: 'integer',
  daysLeft: [{ min: 'integer', max: 'integer' }, null],
  expiringAtRisk: 'money',
};

export const analytics: Schema<WalletAnalytics> = {
  balances: [{ date: 'string', balance: 'money' }],
  flows: [{ source: 'string', in: 'money', out: 'money' }],
  spend: [{ reason: ['string', null], amount: 'money' }],
};

export const receipt: Schema<Receipt> = {
  number: 'string',
  entry: { id: 'string', type: 'string', source: 'string', amount: 'money', balanceAfter: 'money' },
  merchant: 'record',
  customer: 'record',
  lines: [{ kind: 'string', amount: 'money' }],
  paidWith: ['string', null],
  issuedAt: 'string',
};

const rule = {
  mode: 'fixed|target',
  threshold: 'money',
  amount: 'money',
  monthlyCap: 'money',
  dailyCount: 'integer',
} as const;

export const autoTopUp: Schema<AutoTopUp> = {
  status: 'off|active|waiting|limitReached|paused|requiresAction',
  settings: [{ ...rule, paymentMethodId: 'string' }, null],
  suggestion: rule,
  version: 'integer',
  paused: [{ code: 'string', since: 'string' }, null],
  action: [{ url: 'string' }, null],
  resumesAt: ['string', null],
  usedThisMonth: 'money',
  usedToday: 'integer',
  attempts: [{ id: 'string', amount: 'money', status: 'string', createdAt: 'string' }],
};

export const autoTopUpPreview: Schema<AutoTopUpPreview> = {
  immediateCharge: ['money', null],
  monthlyWorstCase: 'money',
};

export const alertSettings: Schema<AlertSettings> = {
  enabled: 'boolean',
  threshold: ['money', null],
  channels: ['string'],
  availableChannels: ['string'],
  version: 'integer',
};

export const invoice: Schema<Invoice> = {
  id: 'string',
  number: 'string',
  status: 'draft|open|partiallyPaid|paid|void',
  lines: [{ description: 'string', unitAmount: 'money', amount: 'money' }],
  total: 'money',
  paid: 'money',
  due: 'money',
  payments: [{ method: 'record', amount: 'money', status: 'string', refunded: 'money', createdAt: 'string' }],
  dueAt: ['string', null],
  createdAt: 'string',
};

export const invoicePage: Schema<Page<Invoice>> = { items: [{ ...invoice }], nextCursor: ['string', null] };

export const notificationPage: Schema<WalletNotificationPage> = {
  items: [
    {
      id: 'string',
      type: 'string',
      walletId: 'string',
      createdAt: 'string',
      data: 'record',
      readAt: ['string', null],
    },
  ],
  nextCursor: ['string', null],
  unread: 'integer',
};
