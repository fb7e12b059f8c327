'use client';
import type { PaymentMethod } from '@coffer/adapter';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts, paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';

type AutoTopUpSettingsChosenProps = {
  /** Undefined while they load. */
  methods: readonly PaymentMethod[] | undefined;
  chosen: PaymentMethod | undefined;
};

/** The chosen payment method, drawn as a field that opens the list of the others. */
export function AutoTopUpSettingsChosen({ methods, chosen }: AutoTopUpSettingsChosenProps) {
  const t = useTranslate(autoTopUpTexts);
  const tMethods = useTranslate(paymentMethodTexts);
  return (
    <summary {...slot('auto-top-up-settings-chosen', 'coffer-auto-top-up-settings-chosen')}>
      {chosen && <PaymentMethodLabel method={{ ...chosen, expiry: null, type: 'card' }} />}
      {!chosen && methods && (
        <span {...slot('auto-top-up-settings-unchosen', 'coffer-unchosen')}>
          {methods.length > 0 ? t('autoTopUp.methodNone') : tMethods('paymentMethod.none')}
        </span>
      )}
      {!methods && <Skeleton slotName="auto-top-up-settings-skeleton" characters={12} />}
      <span {...slot('auto-top-up-settings-change', 'coffer-change')}>
        {tMethods('paymentMethod.change')}
      </span>
    </summary>
  );
}
