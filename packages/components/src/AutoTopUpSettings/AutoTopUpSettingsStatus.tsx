'use client';
import type { AutoTopUp } from '@coffer/adapter';
import { useFormatDate, useFormatMoney } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice, type Tone } from '../internal/Notice.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { AutoTopUpSettingsConfirm } from './AutoTopUpSettingsConfirm.tsx';
import { AutoTopUpSettingsResume } from './AutoTopUpSettingsResume.tsx';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

type AutoTopUpSettingsStatusProps = {
  view: ReadyAutoTopUp;
  editor: AutoTopUpEditor;
  onConfirm: ((action: { url: string }) => void) | undefined;
  className: string | undefined;
};

/** Explains why a rule is not charging and what the customer can do. Shows nothing while the rule is active or off. */
export function AutoTopUpSettingsStatus(props: AutoTopUpSettingsStatusProps) {
  const { view, editor, onConfirm, className } = props;
  const t = useTranslate(autoTopUpTexts);
  const message = useStatusText(view);
  const { rule, isManager } = view;
  if (!message || editor.saving.conflict) return null;
  const canAct = isManager && !view.isFrozen;
  return (
    <>
      <Notice
        slotName="auto-top-up-settings-status"
        className={className}
        tone={message.tone}
        role="status"
        title={message.title}
        actions={
          canAct && rule.status === 'requiresAction' && rule.action ? (
            <AutoTopUpSettingsConfirm action={rule.action} onConfirm={onConfirm} />
          ) : (
            canAct && rule.status === 'paused' && <AutoTopUpSettingsResume editor={editor} />
          )
        }
      >
        {message.text}
      </Notice>
      {editor.resuming.isError && (
        <FailureNotice
          slotName="auto-top-up-settings-notice"
          title={t('autoTopUp.resumeFailed')}
          error={editor.resuming.error}
        />
      )}
    </>
  );
}

type StatusText = { tone: Tone; title: string; text: string };

function useStatusText({ rule, merchant, isFrozen }: ReadyAutoTopUp): StatusText | null {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const { date, time } = useFormatDate();
  const { status, settings, paused, resumesAt, attempts } = rule;
  const [last] = attempts;
  if (isFrozen) {
    return {
      tone: 'warning',
      title: t('autoTopUp.frozenTitle'),
      text: t('autoTopUp.frozenExplanation', { merchant }),
    };
  }
  switch (status) {
    case 'waiting':
      return last?.status === 'processing' || !resumesAt
        ? {
            tone: 'neutral',
            title: t('autoTopUp.processingTitle'),
            text: t('autoTopUp.processingExplanation'),
          }
        : {
            tone: 'neutral',
            title: t('autoTopUp.waitingTitle', { time: time(resumesAt) }),
            text: t('autoTopUp.waitingExplanation'),
          };
    case 'limitReached':
      return {
        tone: 'warning',
        title: t('autoTopUp.limitTitle', { date: resumesAt ? date(resumesAt) : '' }),
        text: limitText(rule),
      };
    case 'requiresAction':
      return {
        tone: 'warning',
        title: t('autoTopUp.actionTitle', { amount: last ? normalizeMoneyText(format(last.amount)) : '' }),
        text: t('autoTopUp.actionExplanation'),
      };
    case 'paused':
      return {
        tone: 'danger',
        title: t('autoTopUp.pausedTitle', { date: paused ? date(paused.since) : '' }),
        text: pausedText(paused),
      };
    case 'off':
      return paused
        ? { tone: 'warning', title: t('autoTopUp.removedTitle'), text: t('autoTopUp.removedRemedy') }
        : null;
    case 'active':
      return null;
    default:
      status satisfies never;
      return null;
  }

  function limitText({ usedToday, usedThisMonth }: AutoTopUp): string {
    if (!settings || usedToday >= settings.dailyCount) return t('autoTopUp.limitDay');
    const used = normalizeMoneyText(format(usedThisMonth));
    return t('autoTopUp.limitMonth', { used, cap: normalizeMoneyText(format(settings.monthlyCap)) });
  }

  function pausedText(pause: AutoTopUp['paused']): string {
    if (!pause || pause.code === 'payment_method_removed') return t('autoTopUp.removedRemedy');
    return t('autoTopUp.pausedRemedy', { reason: t(`autoTopUp.reason.${pause.code}`) });
  }
}
