'use client';
import { useFormatMoney } from '@coffer/hooks';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';

/** Button that resumes a paused rule. It names the amount that resuming charges. */
export function AutoTopUpSettingsResume({ editor }: { editor: AutoTopUpEditor }) {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const { preview, resuming, isChanged } = editor;
  const charge = preview.data?.immediateCharge;
  const isReady = preview.isSuccess && !isChanged && !resuming.isPending;
  return (
    <WaitingButton
      slotName="auto-top-up-settings-resume"
      error={resuming.error}
      aria-disabled={!isReady}
      aria-busy={resuming.isPending}
      onClick={() => resuming.mutate()}
    >
      {charge && !isChanged
        ? t('autoTopUp.resumeAndPay', { amount: normalizeMoneyText(format(charge)) })
        : t('autoTopUp.resume')}
    </WaitingButton>
  );
}
