'use client';
import type { Money, TopUpSettings } from '@coffer/adapter';
import { type UseTopUpReturnType, useFormatMoney, useTopUpQuote } from '@coffer/hooks';
import { type ComponentType, useState } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodOwnForm.tsx';
import { TopUpFormMethods } from './TopUpFormMethods.tsx';
import { TopUpFormPay } from './TopUpFormPay.tsx';
import { TopUpFormPresets } from './TopUpFormPresets.tsx';
import { TopUpFormQuote } from './TopUpFormQuote.tsx';
import { usePaymentMethodChoice } from './usePaymentMethodChoice.ts';
import type { TopUpOffer } from './useTopUpOffer.ts';

type TopUpFormEditorProps = {
  offer: Extract<TopUpOffer, { state: 'ready' }>;
  topUp: UseTopUpReturnType;
  amount: Money | null | undefined;
  defaultAmount: Money | null | undefined;
  onAmountChange: ((amount: Money | null) => void) | undefined;
  addMethodForm: ComponentType<PaymentMethodFormProps> | undefined;
  /** Whether the last payment failed. Then all payment methods are shown. */
  isRetry: boolean;
  classNames: ClassNames<'fields' | 'presets' | 'preset' | 'amount' | 'methods' | 'method' | 'lines' | 'pay'>;
};

/** Pause in typing after which the quote is requested. */
const typingMs = 250;

/** Fields for amount and payment method, with the quote and the pay button. */
export function TopUpFormEditor(props: TopUpFormEditorProps) {
  const { offer, topUp, onAmountChange, classNames } = props;
  const { settings, walletId } = offer;
  const t = useTranslate(topUpTexts);
  const { format } = useFormatMoney();
  const middle = settings.presets[Math.floor(settings.presets.length / 2)];
  const initial = props.defaultAmount === undefined ? (middle?.amount ?? null) : props.defaultAmount;
  const [amount, setAmount] = useControlledState(props.amount, initial, onAmountChange);
  const [isTyped, setTyped] = useState(false);
  const methods = usePaymentMethodChoice(offer.session);
  const isSubmitting = topUp.status === 'submitting';
  const quote = useTopUpQuote({
    walletId,
    amount: isAccepted(amount, settings) ? amount : null,
    debounceMs: isTyped ? typingMs : 0,
  });
  const limits = {
    min: normalizeMoneyText(format(settings.min)),
    max: normalizeMoneyText(format(settings.max)),
  };
  return (
    <div {...slot('top-up-form-fields', 'coffer-top-up-form-fields', 'coffer-below', classNames.fields)}>
      {/* Nothing can be changed while the payment is being sent. */}
      <fieldset {...slot('top-up-form-choices', 'coffer-top-up-form-fields')} disabled={isSubmitting}>
        {settings.presets.length > 0 && (
          <TopUpFormPresets
            presets={settings.presets}
            amount={amount}
            onAmountChange={(preset) => choose(preset, false)}
            classNames={classNames}
          />
        )}
        <MoneyInput
          className={classNames.amount}
          currency={settings.currency}
          label={settings.presets.length > 0 ? t('topUp.otherAmount') : t('topUp.amount')}
          description={t('topUp.range', limits)}
          min={settings.min}
          max={settings.max}
          step={settings.step}
          value={amount}
          onValueChange={(typed) => choose(typed, true)}
        />
        <TopUpFormMethods
          choice={methods}
          isOpenAtFirst={props.isRetry}
          addMethodForm={props.addMethodForm}
          classNames={classNames}
        />
      </fieldset>
      <TopUpFormQuote quote={quote} amount={amount} presets={settings.presets} className={classNames.lines} />
      <TopUpFormPay
        topUp={topUp}
        quote={quote}
        paymentMethodId={methods.chosen?.id}
        className={classNames.pay}
      />
    </div>
  );

  function choose(chosen: Money | null, typed: boolean) {
    setTyped(typed);
    setAmount(chosen);
  }
}

/** Whether the merchant accepts an amount. No quote is requested for other amounts: the field explains the problem. */
function isAccepted(amount: Money | null, { min, max, step }: TopUpSettings): boolean {
  if (!amount || amount.amount < min.amount || amount.amount > max.amount) return false;
  return amount.amount % step.amount === 0;
}
