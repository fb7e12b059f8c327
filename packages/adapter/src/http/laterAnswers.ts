import type { AlertSettings } from '../AlertSettings.ts';
import type { AutoTopUp, AutoTopUpAttempt, AutoTopUpPreview, AutoTopUpSettings } from '../AutoTopUp.ts';
import { autoTopUpStatuses } from '../AutoTopUp.ts';
import type { Grant } from '../Grant.ts';
import type { Invoice, InvoiceLine, InvoicePayment } from '../Invoice.ts';
import { invoiceStatuses } from '../Invoice.ts';
import { isAmount } from '../isAmount.ts';
import type { Page } from '../Page.ts';
import type { Receipt } from '../Receipt.ts';
import type { EventsAfter, StreamPosition } from '../WalletAdapter.ts';
import type { WalletAnalytics } from '../WalletAnalytics.ts';
import type { WalletEvent } from '../WalletEvent.ts';
import type { WalletForecast } from '../WalletForecast.ts';
import { isEntry, isMoney } from './answers.ts';
import { isFlag, isRecord, isText, listOf, oneOf, orNull, shape } from './shape.ts';

const perhapsText = orNull(isText);
const perhapsMoney = orNull(isMoney);

export const isEvent = shape<WalletEvent>({ id: isText, type: isText, walletId: isText, sequence: isAmount });

const position = {
  sequences: (value: unknown) => isRecord(value) && Object.values(value).every(isAmount),
};

export const isPosition = shape<StreamPosition>(position);

export const areEventsAfter = shape<EventsAfter>({
  ...position,
  items: listOf(isEvent),
  lastEventId: isText,
});

export const areGrants = listOf(
  shape<Grant>({
    id: isText,
    kind: oneOf<Grant['kind']>(['paid', 'promotional']),
    source: isText,
    priority: isAmount,
    original: isMoney,
    remaining: isMoney,
    expiresAt: perhapsText,
    createdAt: isText,
  }),
);

export const isForecast = shape<WalletForecast>({
  averageDailySpend: perhapsMoney,
  basisDays: isAmount,
  daysLeft: orNull(shape<NonNullable<WalletForecast['daysLeft']>>({ min: isAmount, max: isAmount })),
  expiringAtRisk: isMoney,
});

export const isAnalytics = shape<WalletAnalytics>({
  balances: listOf(shape<WalletAnalytics['balances'][number]>({ date: isText, balance: isMoney })),
  flows: listOf(shape<WalletAnalytics['flows'][number]>({ source: isText, in: isMoney, out: isMoney })),
  spend: listOf(shape<WalletAnalytics['spend'][number]>({ reason: perhapsText, amount: isMoney })),
});

export const isReceipt = shape<Receipt>({
  number: isText,
  entry: isEntry,
  merchant: isRecord,
  customer: isRecord,
  lines: listOf(shape<Receipt['lines'][number]>({ kind: isText, amount: isMoney })),
  paidWith: perhapsText,
  issuedAt: isText,
});

const rule = {
  mode: oneOf<AutoTopUpSettings['mode']>(['fixed', 'target']),
  threshold: isMoney,
  amount: isMoney,
  monthlyCap: isMoney,
  dailyCount: isAmount,
};

export const isAutoTopUp = shape<AutoTopUp>({
  status: oneOf(autoTopUpStatuses),
  settings: orNull(shape<AutoTopUpSettings>({ ...rule, paymentMethodId: isText })),
  suggestion: shape<AutoTopUp['suggestion']>(rule),
  version: isAmount,
  paused: orNull(shape<NonNullable<AutoTopUp['paused']>>({ code: isText, since: isText })),
  action: orNull(shape<NonNullable<AutoTopUp['action']>>({ url: isText })),
  resumesAt: perhapsText,
  usedThisMonth: isMoney,
  usedToday: isAmount,
  attempts: listOf(
    shape<AutoTopUpAttempt>({ id: isText, amount: isMoney, status: isText, createdAt: isText }),
  ),
});

export const isAutoTopUpPreview = shape<AutoTopUpPreview>({
  immediateCharge: perhapsMoney,
  monthlyWorstCase: isMoney,
});

export const areAlertSettings = shape<AlertSettings>({
  enabled: isFlag,
  threshold: perhapsMoney,
  channels: listOf(isText),
  availableChannels: listOf(isText),
  version: isAmount,
});

export const isInvoice = shape<Invoice>({
  id: isText,
  number: isText,
  status: oneOf(invoiceStatuses),
  lines: listOf(shape<InvoiceLine>({ description: isText, unitAmount: isMoney, amount: isMoney })),
  total: isMoney,
  paid: isMoney,
  due: isMoney,
  payments: listOf(
    shape<InvoicePayment>({
      method: isRecord,
      amount: isMoney,
      status: isText,
      refunded: isMoney,
      createdAt: isText,
    }),
  ),
  dueAt: perhapsText,
  createdAt: isText,
});

export const isInvoicePage = shape<Page<Invoice>>({ items: listOf(isInvoice), nextCursor: perhapsText });
