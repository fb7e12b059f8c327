'use client';
import { useWalletLocale } from '@coffer/hooks';
import { useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { autoTopUpTexts, paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { isPaymentMethodExpired } from '../PaymentMethodPicker/isPaymentMethodExpired.ts';
import { PaymentMethodAdd } from '../PaymentMethodPicker/PaymentMethodAdd.tsx';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';
import { AutoTopUpSettingsChosen } from './AutoTopUpSettingsChosen.tsx';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';
import { useFieldProblemText } from './useFieldProblemText.ts';

type AutoTopUpSettingsMethodsProps = {
  editor: AutoTopUpEditor;
  onAdd: (() => void) | undefined;
  classNames: ClassNames<'methods' | 'method'>;
};

/** Chooses the payment method to charge. The list is open if none is chosen yet. */
export function AutoTopUpSettingsMethods({ editor, onAdd, classNames }: AutoTopUpSettingsMethodsProps) {
  const { methods, draft, problems, isEditable, edit } = editor;
  const t = useTranslate(autoTopUpTexts);
  const tMethods = useTranslate(paymentMethodTexts);
  const problem = useFieldProblemText(draft)(problems.paymentMethodId);
  const { now } = useWalletLocale();
  const name = useId();
  const chosen = methods.data?.find(({ id }) => id === draft.paymentMethodId);
  const isMissing = isEditable && methods.data !== undefined && !chosen;
  if (methods.isError && !methods.data) {
    return (
      <FailureNotice
        slotName="auto-top-up-settings-notice"
        title={tMethods('paymentMethod.failed')}
        error={methods.error}
        onRetry={() => void methods.refetch()}
      />
    );
  }
  return (
    <div {...slot('auto-top-up-settings-methods', 'coffer-auto-top-up-settings-methods', classNames.methods)}>
      <span {...slot('auto-top-up-settings-label', 'coffer-label')} id={name}>
        {t('autoTopUp.payWith')}
      </span>
      {/* The key closes the list again when a method is chosen. */}
      <details
        {...slot('auto-top-up-settings-choice', 'coffer-auto-top-up-settings-choice')}
        key={String(isMissing)}
        open={isMissing}
      >
        <AutoTopUpSettingsChosen methods={methods.data} chosen={chosen} />
        <div
          {...slot('auto-top-up-settings-method-list', 'coffer-auto-top-up-settings-method-list')}
          role="radiogroup"
          aria-labelledby={name}
        >
          {methods.data?.map((method) => (
            <Choice
              key={method.id}
              isRow
              slotName="auto-top-up-settings-method"
              className={classNames.method}
              name={`${name}-method`}
              checked={method === chosen}
              disabled={!method.offSession || isPaymentMethodExpired(method, now())}
              onChange={() => edit({ paymentMethodId: method.id })}
            >
              <PaymentMethodLabel method={method} hasPresence />
            </Choice>
          ))}
          {isEditable && (
            <PaymentMethodAdd onAdded={({ id }) => edit({ paymentMethodId: id })} onAdd={onAdd} />
          )}
        </div>
      </details>
      {problem && (
        <p {...slot('auto-top-up-settings-problem', 'coffer-problem')} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
