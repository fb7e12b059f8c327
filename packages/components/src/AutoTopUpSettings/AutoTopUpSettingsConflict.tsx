'use client';
import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import { type UseSaveAutoTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Conflict, type ConflictRow } from '../parts/Conflict.tsx';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';

type AutoTopUpSettingsConflictProps = {
  conflict: NonNullable<UseSaveAutoTopUpReturnType['conflict']>;
  editor: AutoTopUpEditor;
  className: string | undefined;
};

/** Both of two rules that were made from the same one, to choose from. */
export function AutoTopUpSettingsConflict({ conflict, editor, className }: AutoTopUpSettingsConflictProps) {
  const say = useSay(autoTopUpEnglish);
  const { format } = useFormatMoney();
  const rowsOf = useRuleRows(editor);
  const { yours, theirs } = conflict;
  const charge = editor.preview.data?.immediateCharge;
  return (
    <Conflict
      slotName="auto-top-up-settings-conflict"
      className={className}
      title={say('autoTopUp.conflictTitle')}
      explanation={say('autoTopUp.conflictExplanation')}
      yours={{ title: say('autoTopUp.conflictYours'), rows: rowsOf(yours.settings) }}
      theirs={{ title: say('autoTopUp.conflictTheirs'), rows: theirRows(theirs) }}
    >
      <Button slotName="auto-top-up-settings-keep-theirs" onClick={editor.discard}>
        {say('autoTopUp.keepTheirs')}
      </Button>
      <Button slotName="auto-top-up-settings-keep-yours" onClick={() => editor.save(theirs.version)}>
        {charge
          ? say('autoTopUp.keepYoursAndPay', { amount: polishMoney(format(charge)) })
          : say('autoTopUp.keepYours')}
      </Button>
    </Conflict>
  );

  function theirRows({ status, settings }: AutoTopUp): ConflictRow[] {
    if (status === 'off' || !settings)
      return [{ label: say('autoTopUp.title'), value: say('autoTopUp.conflictOff') }];
    return rowsOf(settings);
  }
}

function useRuleRows({ methods }: AutoTopUpEditor): (settings: AutoTopUpSettings) => ConflictRow[] {
  const say = useSay(autoTopUpEnglish);
  const { format } = useFormatMoney();
  return (settings) => {
    const method = methods.data?.find(({ id }) => id === settings.paymentMethodId);
    const isFixed = settings.mode === 'fixed';
    const money = (name: 'threshold' | 'amount' | 'monthlyCap') => polishMoney(format(settings[name]));
    return [
      { label: say('autoTopUp.threshold'), value: money('threshold') },
      { label: say(isFixed ? 'autoTopUp.amountFixed' : 'autoTopUp.amountTarget'), value: money('amount') },
      { label: say('autoTopUp.monthlyCap'), value: money('monthlyCap') },
      {
        label: say('autoTopUp.dailyCount'),
        value: say('autoTopUp.charges', { count: settings.dailyCount }),
      },
      { label: say('autoTopUp.payWith'), value: method ? `${method.brand} ${method.last4}` : '' },
    ];
  };
}
