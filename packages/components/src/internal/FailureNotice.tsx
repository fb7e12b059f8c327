'use client';
import type { WalletError } from '@coffer/adapter';
import { useErrorText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Notice } from './Notice.tsx';
import { WaitingButton } from './WaitingButton.tsx';

type FailureNoticeProps = {
  slotName: string;
  /** What did not work. @default this part of the page */
  title?: string;
  /** Why; null where the browser is offline and nothing was asked. @default not said */
  error?: WalletError | null;
  onRetry?: (() => void) | undefined;
  className?: string | undefined;
};

/** What did not work, why, and a way to try it again. */
export function FailureNotice({ slotName, title, error, onRetry, className }: FailureNoticeProps) {
  const t = useTranslate();
  const errorText = useErrorText();
  const retry = onRetry && (
    <WaitingButton slotName={`${slotName}-retry`} error={error} onClick={onRetry}>
      {t('common.retry')}
    </WaitingButton>
  );
  return (
    <Notice
      slotName={slotName}
      tone="danger"
      role="alert"
      title={title ?? t('common.partFailed')}
      actions={retry}
      className={className}
    >
      {error !== undefined && errorText(error)}
    </Notice>
  );
}
