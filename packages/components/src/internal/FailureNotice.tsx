'use client';
import type { WalletError } from '@coffer/adapter';
import { useErrorText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Notice } from './Notice.tsx';
import { WaitingButton } from './WaitingButton.tsx';

type FailureNoticeProps = {
  slotName: string;
  /**
   * Says what failed.
   * @default 'This part of the page did not load' in the reader's language
   */
  title?: string;
  /** Reason, shown below the title. Null means that the browser is offline and nothing was sent. */
  error?: WalletError | null;
  onRetry?: (() => void) | undefined;
  className?: string | undefined;
};

/** Says what failed and why, with a button to try again. */
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
