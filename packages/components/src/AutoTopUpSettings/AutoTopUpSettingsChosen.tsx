'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts, paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';

type AutoTopUpSettingsChosenProps = {
  /** Undefined until they are known. */
  methods: readonly PaymentMethod[] | undefined;
  chosen: PaymentMethod | undefined;
};

/** The way to pay that is chosen, as a field of which the others unfold. */
export function AutoTopUpSettingsChosen({ methods, chosen }: AutoTopUpSettingsChosenProps) {
  const t = useTranslate(autoTopUpTexts);
  const sayOfMethods = useTranslate(paymentMethodTexts);
  return (
    <summary {...slot('auto-top-up-settings-chosen', 'coffer-auto-top-up-settings-chosen')}>
      {chosen && <PaymentMethodLabel method={{ ...chosen, expiry: null, type: 'card' }} />}
      {!chosen && methods && (
        <span {...slot('auto-top-up-settings-unchosen', 'coffer-unchosen')}>
          {methods.length > 0 ? t('autoTopUp.methodNone') : sayOfMethods('paymentMethod.none')}
        </span>
      )}
      {!methods && <Skeleton slotName="auto-top-up-settings-skeleton" characters={12} />}
      <span {...slot('auto-top-up-settings-change', 'coffer-change')}>
        {sayOfMethods('paymentMethod.change')}
      </span>
    </summary>
  );
}
