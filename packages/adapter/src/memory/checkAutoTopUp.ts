import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import { topUpSettings } from './topUpSettings.ts';

type Context = {
  /** The wallet's. */
  currency: string;
  methods: MemoryPaymentMethods;
  /** What a top-up of so much charges. */
  total: (amount: number) => number;
};

/** @throws WalletError for a rule that could not work, or not as its owner would expect. */
export function checkAutoTopUp(settings: AutoTopUpSettings, { currency, methods, total }: Context): void {
  const { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId } = settings;
  for (const [field, money] of Object.entries({ threshold, amount, monthlyCap }))
    check(field, money, currency);
  const { min, max, step } = topUpSettings(currency);
  if (amount.amount < min.amount || amount.amount > max.amount || amount.amount % step.amount !== 0) {
    const facts = { min, max, step };
    throw new WalletError('amount_out_of_range', 'amount must keep to the limits in facts.', {
      facts,
      fields: [{ field: 'amount.amount', message: 'is beyond the limits, or between two steps' }],
    });
  }
  if (!Number.isInteger(dailyCount) || dailyCount < 1 || dailyCount > 10) {
    throw new WalletError('invalid_request', 'dailyCount is a whole number from 1 to 10.', {
      fields: [{ field: 'dailyCount', message: 'is no whole number from 1 to 10' }],
    });
  }
  if (mode === 'target' ? threshold.amount >= amount.amount : threshold.amount > amount.amount) {
    throw refused('threshold.amount', 'is more than one top-up can clear');
  }
  if (monthlyCap.amount < total(amount.amount)) {
    throw refused('monthlyCap.amount', 'is less than one top-up takes');
  }
  const method = methods.list().find(({ id }) => id === paymentMethodId);
  if (!method) throw new WalletError('not_found', `There is no payment method "${paymentMethodId}".`);
  if (!method.offSession) {
    throw new WalletError(
      'payment_method_unusable',
      'This method asks its owner each time. Choose one that can be charged while they are away.',
      { fields: [{ field: 'paymentMethodId', message: 'cannot be charged while its owner is away' }] },
    );
  }
}

function check(field: string, money: Money, currency: string): void {
  if (money.currency !== currency) {
    throw new WalletError('currency_mismatch', `The wallet holds ${currency}, not ${money.currency}.`, {
      fields: [{ field: `${field}.currency`, message: 'is not that of the wallet' }],
    });
  }
  if (!isAmount(money.amount) || money.amount <= 0) {
    throw new WalletError('invalid_request', `${field} is no positive amount of money.`, {
      fields: [{ field: `${field}.amount`, message: 'is no positive amount of money' }],
    });
  }
}

function refused(field: string, message: string): WalletError {
  return new WalletError('auto_top_up_refused', `${field} ${message}.`, { fields: [{ field, message }] });
}
