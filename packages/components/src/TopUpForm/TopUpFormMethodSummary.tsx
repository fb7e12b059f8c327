'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { slot } from '../internal/slot.ts';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';

type TopUpFormMethodSummaryProps = {
  method: PaymentMethod;
  labelId: string;
  className: string | undefined;
  onChange: () => void;
};

/** The chosen payment method in one line. A click shows all methods. */
export function TopUpFormMethodSummary(props: TopUpFormMethodSummaryProps) {
  const { method, labelId, className, onChange } = props;
  const t = useTranslate(paymentMethodTexts);
  return (
    <button
      {...slot('top-up-form-method-summary', 'coffer-top-up-form-method-summary', 'coffer-choice', className)}
      type="button"
      aria-describedby={labelId}
      aria-expanded={false}
      onClick={onChange}
    >
      <PaymentMethodLabel method={method} />
      <span {...slot('top-up-form-method-change', 'coffer-change')}>{t('paymentMethod.change')}</span>
    </button>
  );
}
