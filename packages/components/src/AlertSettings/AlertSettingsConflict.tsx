'use client';
import type { AlertSettings, Money } from '@coffer/adapter';
import { type UseSaveAlertSettingsReturnType, useFormatMoney } from '@coffer/hooks';
import { Button } from '../internal/Button.tsx';
import { Conflict, type ConflictRow } from '../internal/Conflict.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { AlertEditor } from './useAlertEditor.ts';

type AlertSettingsConflictProps = {
  conflict: NonNullable<UseSaveAlertSettingsReturnType['conflict']>;
  editor: AlertEditor;
  className: string | undefined;
};

/** Shows the customer's and the saved alert after a version conflict, to choose one of them. */
export function AlertSettingsConflict({ conflict, editor, className }: AlertSettingsConflictProps) {
  const t = useTranslate(alertsTexts);
  const { format } = useFormatMoney();
  const { yours, theirs } = conflict;
  return (
    <Conflict
      slotName="alert-settings-conflict"
      className={className}
      title={t('alerts.conflictTitle')}
      explanation={t('alerts.conflictExplanation')}
      yours={{ title: t('alerts.conflictYours'), rows: rowsOf(yours) }}
      theirs={{ title: t('alerts.conflictTheirs'), rows: rowsOf(theirs) }}
    >
      <Button slotName="alert-settings-keep-theirs" onClick={editor.discard}>
        {t('alerts.keepTheirs')}
      </Button>
      <Button slotName="alert-settings-keep-yours" onClick={() => editor.repeat(theirs.version)}>
        {t('alerts.keepYours')}
      </Button>
    </Conflict>
  );

  function rowsOf(
    settings: Pick<AlertSettings, 'enabled' | 'channels'> & { threshold: Money | null },
  ): ConflictRow[] {
    const { enabled, threshold, channels } = settings;
    if (!enabled) return [{ label: t('alerts.title'), value: t('alerts.conflictOff') }];
    const names = channels.map((channel) => t(`alerts.channel.${channel}`));
    return [
      { label: t('alerts.threshold'), value: threshold ? normalizeMoneyText(format(threshold)) : '' },
      { label: t('alerts.channels'), value: names.sort().join(', ') },
    ];
  }
}
