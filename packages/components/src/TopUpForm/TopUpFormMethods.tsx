'use client';
import { type ComponentType, useEffect, useId, useRef, useState } from 'react';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { paymentMethodTexts, topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { PaymentMethodAdd } from '../PaymentMethodPicker/PaymentMethodAdd.tsx';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodOwnForm.tsx';
import { TopUpFormMethodList } from './TopUpFormMethodList.tsx';
import { TopUpFormMethodSummary } from './TopUpFormMethodSummary.tsx';
import type { PaymentMethodChoice } from './usePaymentMethodChoice.ts';

type TopUpFormMethodsProps = {
  choice: PaymentMethodChoice;
  addMethodForm: ComponentType<PaymentMethodFormProps> | undefined;
  /** Whether all methods are shown at first, for example after a decline. */
  isOpenAtFirst: boolean;
  classNames: ClassNames<'methods' | 'method'>;
};

/**
 * Chooses the payment method, and adds one if the session may. If there are several, only the chosen one is shown until the
 * customer opens the list.
 */
export function TopUpFormMethods({
  choice,
  isOpenAtFirst,
  addMethodForm,
  classNames,
}: TopUpFormMethodsProps) {
  const t = useTranslate(topUpTexts);
  const tMethods = useTranslate(paymentMethodTexts);
  const labelId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isOpened, setOpened] = useState(false);
  const { state, methods, chosen } = choice;
  const isSummary = state === 'ready' && !isOpen && methods.length > 1 && chosen !== undefined;
  // The clicked summary is no longer on the page. The chosen method takes the focus.
  useEffect(() => {
    if (isOpened) list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [isOpened]);
  return (
    <div {...slot('top-up-form-section', 'coffer-fields')}>
      <span {...slot('top-up-form-label', 'coffer-label')} id={labelId}>
        {t('topUp.payWith')}
      </span>
      {state === 'loading' && (
        <span
          {...slot('top-up-form-skeleton-field', 'coffer-top-up-form-skeleton-field', 'coffer-skeleton')}
        />
      )}
      {state === 'error' && (
        <FailureNotice
          slotName="top-up-form-notice"
          title={tMethods('paymentMethod.failed')}
          error={choice.error}
          onRetry={choice.retry}
        />
      )}
      {state === 'empty' && (
        <Notice slotName="top-up-form-notice" tone="neutral" title={tMethods('paymentMethod.none')} />
      )}
      {isSummary && (
        <TopUpFormMethodSummary
          method={chosen}
          labelId={labelId}
          className={classNames.method}
          onChange={() => {
            setOpen(true);
            setOpened(true);
          }}
        />
      )}
      {state === 'ready' && !isSummary && (
        <TopUpFormMethodList ref={list} labelId={labelId} choice={choice} classNames={classNames} />
      )}
      {!isSummary && state !== 'loading' && (
        <PaymentMethodAdd onAdded={(method) => choice.choose(method.id)} form={addMethodForm} />
      )}
    </div>
  );
}
