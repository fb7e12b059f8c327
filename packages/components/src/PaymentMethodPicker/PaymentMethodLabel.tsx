'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useFormatDate, useWalletLocale } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { isPaymentMethodExpired } from './isPaymentMethodExpired.ts';

type PaymentMethodLabelProps = {
  method: PaymentMethod;
  isDefault?: boolean;
  /** Also says whether the method can be charged without the customer. */
  hasPresence?: boolean;
};

/** Brand and last digits of a payment method, with notes such as its expiry. */
export function PaymentMethodLabel({
  method,
  isDefault = false,
  hasPresence = false,
}: PaymentMethodLabelProps) {
  const t = useTranslate(paymentMethodTexts);
  const { format } = useFormatDate();
  const { now } = useWalletLocale();
  const { brand, last4, expiry } = method;
  const isExpired = isPaymentMethodExpired(method, now());
  return (
    <>
      <span {...slot('payment-method-words', 'coffer-spoken')}>
        {t('paymentMethod.named', { brand, last4 })}
      </span>
      <bdi {...slot('payment-method-brand', 'coffer-strong')} aria-hidden="true">
        {brand}
      </bdi>
      <bdi {...slot('payment-method-number')} aria-hidden="true">
        {'\u2022'.repeat(4)} {last4}
      </bdi>
      {isDefault && (
        <span {...slot('payment-method-default', 'coffer-payment-method-default', 'coffer-chip')}>
          {t('paymentMethod.default')}
        </span>
      )}
      {notes().map((note) => (
        <span
          key={note}
          {...slot(
            'payment-method-note',
            'coffer-payment-method-note',
            isExpired ? 'coffer-problem' : 'coffer-label',
          )}
          data-state={isExpired ? 'expired' : undefined}
        >
          {note}
        </span>
      ))}
    </>
  );

  function notes(): string[] {
    const found: string[] = [];
    if (expiry) {
      // `04/27`, as printed on cards. In the middle of the month no time zone changes the month.
      const middle = new Date(Date.UTC(expiry.year, expiry.month - 1, 15));
      const date = format(middle, { month: '2-digit', year: '2-digit' });
      found.push(t(isExpired ? 'paymentMethod.expired' : 'paymentMethod.expires', { date }));
    } else if (method.type === 'bankDebit') found.push(t('paymentMethod.delayed'));
    if (hasPresence && !method.offSession) found.push(t('paymentMethod.presentOnly'));
    return found;
  }
}
