'use client';
import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import { type UseSaveAutoTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { Button } from '../internal/Button.tsx';
import { Conflict, type ConflictRow } from '../internal/Conflict.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';

type AutoTopUpSettingsConflictProps = {
  conflict: NonNullable<UseSaveAutoTopUpReturnType['conflict']>;
  editor: AutoTopUpEditor;
  className: string | undefined;
};

/** Shows the customer's and the saved rule after a version conflict, to choose one of them. */
export function AutoTopUpSettingsConflict({ conflict, editor, className }: AutoTopUpSettingsConflictProps) {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const rowsOf = useRuleRows(editor);
  const { yours, theirs } = conflict;
  const charge = editor.preview.data?.immediateCharge;
  return (
    <Conflict
      slotName="auto-top-up-settings-conflict"
      className={className}
      title={t('autoTopUp.conflictTitle')}
      explanation={t('autoTopUp.conflictExplanation')}
      yours={{ title: t('autoTopUp.conflictYours'), rows: rowsOf(yours.settings) }}
      theirs={{ title: t('autoTopUp.conflictTheirs'), rows: theirRows(theirs) }}
    >
      <Button slotName="auto-top-up-settings-keep-theirs" onClick={editor.discard}>
        {t('autoTopUp.keepTheirs')}
      </Button>
      <Button slotName="auto-top-up-settings-keep-yours" onClick={() => editor.save(theirs.version)}>
        {charge
          ? t('autoTopUp.keepYoursAndPay', { amount: normalizeMoneyText(format(charge)) })
          : t('autoTopUp.keepYours')}
      </Button>
    </Conflict>
  );

  function theirRows({ status, settings }: AutoTopUp): ConflictRow[] {
    if (status === 'off' || !settings)
      return [{ label: t('autoTopUp.title'), value: t('autoTopUp.conflictOff') }];
    return rowsOf(settings);
  }
}

function useRuleRows({ methods }: AutoTopUpEditor): (settings: AutoTopUpSettings) => ConflictRow[] {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  return (settings) => {
    const method = methods.data?.find(({ id }) => id === settings.paymentMethodId);
    const isFixed = settings.mode === 'fixed';
    const money = (name: 'threshold' | 'amount' | 'monthlyCap') => normalizeMoneyText(format(settings[name]));
    return [
      { label: t('autoTopUp.threshold'), value: money('threshold') },
      { label: t(isFixed ? 'autoTopUp.amountFixed' : 'autoTopUp.amountTarget'), value: money('amount') },
      { label: t('autoTopUp.monthlyCap'), value: money('monthlyCap') },
      {
        label: t('autoTopUp.dailyCount'),
        value: t('autoTopUp.charges', { count: settings.dailyCount }),
      },
      { label: t('autoTopUp.payWith'), value: method ? `${method.brand} ${method.last4}` : '' },
    ];
  };
}
