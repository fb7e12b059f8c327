'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import * as RadioGroup from 'radix-ui/radio-group';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

type TopUpFormMethodProps = {
  method: PaymentMethod;
  isDefault: boolean;
  isExpired: boolean;
  className: string | undefined;
};

/** One saved way to pay. */
export function TopUpFormMethod({ method, isDefault, isExpired, className }: TopUpFormMethodProps) {
  const say = useSay(topUpEnglish);
  const { brand, last4 } = method;
  const { format } = useFormatDate();
  // `04/27`, as cards have it printed; in the middle of the month no time zone moves it.
  const expiry =
    method.expiry &&
    format(new Date(Date.UTC(method.expiry.year, method.expiry.month - 1, 15)), {
      month: '2-digit',
      year: '2-digit',
    });
  const note =
    expiry === null
      ? method.type === 'bankDebit' && say('topUp.methodDelayed')
      : say(isExpired ? 'topUp.methodExpired' : 'topUp.methodExpires', { date: expiry });
  return (
    <RadioGroup.Item
      {...slot('top-up-form-method', 'coffer-choice', className)}
      value={method.id}
      disabled={isExpired}
    >
      <span {...slot('top-up-form-method-mark')} />
      <span {...slot('top-up-form-method-words', 'coffer-spoken')}>
        {say('topUp.method', { brand, last4 })}
      </span>
      <bdi {...slot('top-up-form-method-brand')} aria-hidden="true">
        {brand}
      </bdi>
      <bdi {...slot('top-up-form-method-number')} aria-hidden="true">
        {'\u2022'.repeat(4)} {last4}
      </bdi>
      {isDefault && (
        <span {...slot('top-up-form-method-default', 'coffer-chip')}>{say('topUp.default')}</span>
      )}
      {note && (
        <span {...slot('top-up-form-method-note')} data-state={isExpired ? 'expired' : undefined}>
          {note}
        </span>
      )}
    </RadioGroup.Item>
  );
}
