'use client';
import type { AlertSettings, Money } from '@coffer/adapter';
import { type UseSaveAlertSettingsReturnType, useFormatMoney } from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
import { alertsEnglish } from '../messages/english/alerts.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Conflict, type ConflictRow } from '../parts/Conflict.tsx';
import type { AlertEditor } from './useAlertEditor.ts';

type AlertSettingsConflictProps = {
  conflict: NonNullable<UseSaveAlertSettingsReturnType['conflict']>;
  editor: AlertEditor;
  className: string | undefined;
};

/** Both of two alerts that were made from the same one, to choose from. */
export function AlertSettingsConflict({ conflict, editor, className }: AlertSettingsConflictProps) {
  const say = useSay(alertsEnglish);
  const { format } = useFormatMoney();
  const { yours, theirs } = conflict;
  return (
    <Conflict
      slotName="alert-settings-conflict"
      className={className}
      title={say('alerts.conflictTitle')}
      explanation={say('alerts.conflictExplanation')}
      yours={{ title: say('alerts.conflictYours'), rows: rowsOf(yours) }}
      theirs={{ title: say('alerts.conflictTheirs'), rows: rowsOf(theirs) }}
    >
      <Button slotName="alert-settings-keep-theirs" onClick={editor.discard}>
        {say('alerts.keepTheirs')}
      </Button>
      <Button slotName="alert-settings-keep-yours" onClick={() => editor.repeat(theirs.version)}>
        {say('alerts.keepYours')}
      </Button>
    </Conflict>
  );

  function rowsOf(
    settings: Pick<AlertSettings, 'enabled' | 'channels'> & { threshold: Money | null },
  ): ConflictRow[] {
    const { enabled, threshold, channels } = settings;
    if (!enabled) return [{ label: say('alerts.title'), value: say('alerts.conflictOff') }];
    const names = channels.map((channel) => say(`alerts.channel.${channel}`));
    return [
      { label: say('alerts.threshold'), value: threshold ? polishMoney(format(threshold)) : '' },
      { label: say('alerts.channels'), value: names.sort().join(', ') },
    ];
  }
}
