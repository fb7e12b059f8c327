'use client';
import type { WalletError } from '@coffer/adapter';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

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
  const say = useSay();
  const errorText = useErrorText();
  const retry = onRetry && (
    <Button slotName={`${slotName}-retry`} onClick={onRetry}>
      {say('common.retry')}
    </Button>
  );
  return (
    <Notice
      slotName={slotName}
      tone="danger"
      role="alert"
      title={title ?? say('common.partFailed')}
      actions={retry}
      className={className}
    >
      {error !== undefined && errorText(error)}
    </Notice>
  );
}
