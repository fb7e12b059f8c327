import type { Entry } from '../Entry.ts';
import { isAmount } from '../isAmount.ts';
import type { Money } from '../Money.ts';
import type { Page } from '../Page.ts';
import type { PaymentMethod } from '../PaymentMethod.ts';
import type { TopUp } from '../TopUp.ts';
import { topUpStatuses } from '../TopUp.ts';
import type { TopUpQuote } from '../TopUpQuote.ts';
import type { Wallet, WalletStatus } from '../Wallet.ts';
import type { WalletBalance } from '../WalletBalance.ts';
import type { TopUpSettings, WalletSession } from '../WalletSession.ts';
import { isRecord, isText, listOf, oneOf, orNull, shape } from './shape.ts';

/** Has the form of a currency. That it is one, whoever shows it finds out: the list would cost more than the rest. */
const isCurrency = (value: unknown) => isText(value) && /^[A-Z]{3}$/.test(value);

export const isMoney = shape<Money>({ amount: isAmount, currency: isCurrency });
const isWalletStatus = oneOf<WalletStatus>(['active', 'frozen', 'closed']);

const isWallet = shape<Wallet>({ id: isText, currency: isCurrency, status: isWalletStatus });

export const isEntry = shape<Entry>({
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

export function isNothing(value: unknown): value is undefined {
  return value === undefined;
}
