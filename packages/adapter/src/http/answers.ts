import type { Entry } from '../Entry.ts';
import { isAmount } from '../isAmount.ts';
import { isCurrency } from '../isCurrency.ts';
import type { Money } from '../Money.ts';
import type { Page } from '../Page.ts';
import type { PaymentMethod } from '../PaymentMethod.ts';
import type { TopUp } from '../TopUp.ts';
import { topUpStatuses } from '../TopUp.ts';
import type { TopUpQuote } from '../TopUpQuote.ts';
import type { Wallet, WalletStatus } from '../Wallet.ts';
import type { EventsAfter, StreamPosition } from '../WalletAdapter.ts';
import type { WalletBalance } from '../WalletBalance.ts';
import type { WalletEvent } from '../WalletEvent.ts';
import type { TopUpSettings, WalletSession } from '../WalletSession.ts';
import { isRecord, isText, listOf, oneOf, orNull, shape } from './shape.ts';

const isMoney = shape<Money>({ amount: isAmount, currency: isCurrency });
const isWalletStatus = oneOf<WalletStatus>(['active', 'frozen', 'closed']);

const isWallet = shape<Wallet>({ id: isText, currency: isCurrency, status: isWalletStatus });

const isEntry = shape<Entry>({
  id: isText,
  walletId: isText,
  number: isAmount,
  type: isText,
  source: isText,
  amount: isMoney,
  balanceBefore: isMoney,
  balanceAfter: isMoney,
  metadata: isRecord,
  createdAt: isText,
});

export const isMethod = shape<PaymentMethod>({
  id: isText,
  type: isText,
  brand: isText,
  last4: isText,
  priority: isAmount,
});

const isTopUpSettings = shape<TopUpSettings>({
  currency: isCurrency,
  min: isMoney,
  max: isMoney,
  step: isMoney,
  presets: listOf(shape<TopUpSettings['presets'][number]>({ amount: isMoney, bonus: isMoney })),
});

export const isSession = shape<WalletSession>({
  merchant: isRecord,
  customer: isRecord,
  capabilities: listOf(isText),
  scopes: listOf(isText),
  topUp: listOf(isTopUpSettings),
});

export const areWallets = listOf(isWallet);

export const isBalance = shape<WalletBalance>({
  walletId: isText,
  status: isWalletStatus,
  balance: isMoney,
  pendingCharges: isMoney,
  availableBalance: isMoney,
  promotionalBalance: isMoney,
  nextExpiry: orNull(shape<NonNullable<WalletBalance['nextExpiry']>>({ amount: isMoney, expiresAt: isText })),
  sequence: isAmount,
  asOf: isText,
});

export const isEntryPage = shape<Page<Entry>>({ items: listOf(isEntry), nextCursor: orNull(isText) });

const priced = {
  id: isText,
  walletId: isText,
  amount: isMoney,
  bonus: isMoney,
  fee: isMoney,
  tax: isMoney,
  total: isMoney,
};

export const isQuote = shape<TopUpQuote>({ ...priced, balanceAfter: isMoney, expiresAt: isText });

export const isTopUp = shape<TopUp>({
  ...priced,
  status: oneOf(topUpStatuses),
  balanceAfter: orNull(isMoney),
  action: orNull(shape<NonNullable<TopUp['action']>>({ url: isText })),
  failure: orNull(shape<NonNullable<TopUp['failure']>>({ code: isText })),
});

export const areMethods = listOf(isMethod);

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

export function isNothing(value: unknown): value is undefined {
  return value === undefined;
}
