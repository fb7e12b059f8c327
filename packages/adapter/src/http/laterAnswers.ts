import type { AlertSettings } from '../AlertSettings.ts';
import type { AutoTopUp, AutoTopUpPreview } from '../AutoTopUp.ts';
import type { Grant } from '../Grant.ts';
import type { Invoice } from '../Invoice.ts';
import type { Page } from '../Page.ts';
import type { Receipt } from '../Receipt.ts';
import type { EventsAfter, StreamPosition } from '../WalletAdapter.ts';
import type { WalletAnalytics } from '../WalletAnalytics.ts';
import type { WalletEvent } from '../WalletEvent.ts';
import type { WalletForecast } from '../WalletForecast.ts';
import type { WalletNotificationPage } from '../WalletNotification.ts';
import type { Shape } from './shape.ts';

export const event: Shape<WalletEvent> = { id: 'text', type: 'text', walletId: 'text', sequence: 'whole' };

export const position: Shape<StreamPosition> = { sequences: 'record' };

export const eventsAfter: Shape<EventsAfter> = {
  sequences: 'record',
  items: [{ ...event }],
  lastEventId: 'text',
};

export const grants: Shape<Grant[]> = [
  {
    id: 'text',
    kind: 'paid|promotional',
    source: 'text',
    priority: 'whole',
    original: 'money',
    remaining: 'money',
    expiresAt: ['text', null],
    createdAt: 'text',
  },
];

export const forecast: Shape<WalletForecast> = {
  averageDailySpend: ['money', null],
  basisDays: 'whole',
  daysLeft: [{ min: 'whole', max: 'whole' }, null],
  expiringAtRisk: 'money',
};

export const analytics: Shape<WalletAnalytics> = {
  balances: [{ date: 'text', balance: 'money' }],
  flows: [{ source: 'text', in: 'money', out: 'money' }],
  spend: [{ reason: ['text', null], amount: 'money' }],
};

export const receipt: Shape<Receipt> = {
  number: 'text',
  entry: { id: 'text', type: 'text', source: 'text', amount: 'money', balanceAfter: 'money' },
  merchant: 'record',
  customer: 'record',
  lines: [{ kind: 'text', amount: 'money' }],
  paidWith: ['text', null],
  issuedAt: 'text',
};

const rule = {
  mode: 'fixed|target',
  threshold: 'money',
  amount: 'money',
  monthlyCap: 'money',
  dailyCount: 'whole',
} as const;

export const autoTopUp: Shape<AutoTopUp> = {
  status: 'off|active|waiting|limitReached|paused|requiresAction',
  settings: [{ ...rule, paymentMethodId: 'text' }, null],
  suggestion: rule,
  version: 'whole',
  paused: [{ code: 'text', since: 'text' }, null],
  action: [{ url: 'text' }, null],
  resumesAt: ['text', null],
  usedThisMonth: 'money',
  usedToday: 'whole',
  attempts: [{ id: 'text', amount: 'money', status: 'text', createdAt: 'text' }],
};

export const autoTopUpPreview: Shape<AutoTopUpPreview> = {
  immediateCharge: ['money', null],
  monthlyWorstCase: 'money',
};

export const alertSettings: Shape<AlertSettings> = {
  enabled: 'flag',
  threshold: ['money', null],
  channels: ['text'],
  availableChannels: ['text'],
  version: 'whole',
};

export const invoice: Shape<Invoice> = {
  id: 'text',
  number: 'text',
  status: 'draft|open|partiallyPaid|paid|void',
  lines: [{ description: 'text', unitAmount: 'money', amount: 'money' }],
  total: 'money',
  paid: 'money',
  due: 'money',
  payments: [{ method: 'record', amount: 'money', status: 'text', refunded: 'money', createdAt: 'text' }],
  dueAt: ['text', null],
  createdAt: 'text',
};

export const invoicePage: Shape<Page<Invoice>> = { items: [{ ...invoice }], nextCursor: ['text', null] };

export const notificationPage: Shape<WalletNotificationPage> = {
  items: [
    { id: 'text', type: 'text', walletId: 'text', createdAt: 'text', data: 'record', readAt: ['text', null] },
  ],
  nextCursor: ['text', null],
  unread: 'whole',
};

export const nothing: Shape<undefined> = null;
