'use client';
import type { AutoTopUpAttempt } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

type AutoTopUpSettingsAttemptsProps = {
  attempts: readonly AutoTopUpAttempt[];
  className: string | undefined;
};

/** List of the last attempts to charge, newest first. */
export function AutoTopUpSettingsAttempts({ attempts, className }: AutoTopUpSettingsAttemptsProps) {
  const t = useTranslate(autoTopUpTexts);
  const { dateTime } = useFormatDate();
  if (attempts.length === 0) {
    return (
      <p
        {...slot(
          'auto-top-up-settings-attempts',
          'coffer-auto-top-up-settings-attempts',
          'coffer-label',
          className,
        )}
        data-state="empty"
      >
        {t('autoTopUp.attemptsNone')}
      </p>
    );
  }
  return (
    <details {...slot('auto-top-up-settings-attempts', 'coffer-auto-top-up-settings-attempts', className)}>
      <summary {...slot('auto-top-up-settings-attempts-title', 'coffer-disclosure', 'coffer-label')}>
        {t('autoTopUp.attempts')}
      </summary>
      <ul {...slot('auto-top-up-settings-attempt-list', 'coffer-below')}>
        {attempts.map(({ id, createdAt, amount, status, failure }) => (
          <li
            key={id}
            {...slot('auto-top-up-settings-attempt', 'coffer-auto-top-up-settings-attempt')}
            data-state={status}
          >
            <time {...slot('auto-top-up-settings-attempt-date', 'coffer-label')} dateTime={createdAt}>
              {dateTime(createdAt)}
            </time>
            <Money value={amount} />
            <span {...slot('auto-top-up-settings-attempt-status', 'coffer-label')}>
              {t(`autoTopUp.attempt.${status}`)}
              {failure && `: ${t(`autoTopUp.reason.${failure.code}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
