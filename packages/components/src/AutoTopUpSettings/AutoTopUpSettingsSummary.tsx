'use client';
import { useFormatMoney } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { settingsOf } from './AutoTopUpDraft.ts';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

type AutoTopUpSettingsSummaryProps = {
  view: ReadyAutoTopUp;
  editor: AutoTopUpEditor;
  className: string | undefined;
};

/**
 * Says what was charged this month, what can be charged at most, and what saving charges now. The server calculates all
 * figures.
 */
export function AutoTopUpSettingsSummary({ view, editor, className }: AutoTopUpSettingsSummaryProps) {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const { settings, usedThisMonth, status } = view.rule;
  const { draft, preview, previewed, isOn, canSave } = editor;
  const charge = canSave ? preview.data?.immediateCharge : null;
  if (
    previewed &&
    preview.isError &&
    Object.keys(editor.problems).length === 0 &&
    preview.error.fields.length === 0
  ) {
    return (
      <FailureNotice
        slotName="auto-top-up-settings-notice"
        title={t('autoTopUp.previewFailed')}
        error={preview.error}
        onRetry={() => void preview.refetch()}
      />
    );
  }
  return (
    <>
      <p
        {...slot(
          'auto-top-up-settings-summary',
          'coffer-auto-top-up-settings-summary',
          'coffer-label',
          className,
        )}
      >
        {settings &&
          status !== 'off' &&
          `${t('autoTopUp.used', { used: normalizeMoneyText(format(usedThisMonth)) })} `}
        {isOn ? worstCase() : t('autoTopUp.nothingCharged')}
        {status === 'active' && !editor.isChanged && ` ${next()}`}
      </p>
      {charge && draft.threshold && (
        <Notice
          slotName="auto-top-up-settings-notice"
          tone="warning"
          role="status"
          title={t('autoTopUp.chargeAtOnce', { amount: normalizeMoneyText(format(charge)) })}
        >
          {t('autoTopUp.chargeReason', { threshold: normalizeMoneyText(format(draft.threshold)) })}
        </Notice>
      )}
    </>
  );

  function next(): string {
    return settings
      ? t('autoTopUp.nextCharge', { amount: normalizeMoneyText(format(settings.threshold)) })
      : '';
  }

  function worstCase() {
    if (preview.data) {
      return t('autoTopUp.worstCase', { amount: normalizeMoneyText(format(preview.data.monthlyWorstCase)) });
    }
    if (previewed) return <Skeleton slotName="auto-top-up-settings-skeleton" characters={24} />;
    // A field with a rejected value shows the problem itself.
    return editor.isEditable && settingsOf(draft) === null ? t('autoTopUp.incomplete') : null;
  }
}
