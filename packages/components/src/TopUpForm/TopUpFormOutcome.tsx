'use client';
import type { TopUp } from '@coffer/adapter';
import { type UseTopUpReturnType, useFormatDate, useFormatMoney } from '@coffer/hooks';
import { useEffect, useRef } from 'react';
import { Button } from '../internal/Button.tsx';
import { Notice, type Tone } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useErrorText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { QuoteSummary } from '../QuoteSummary/QuoteSummary.tsx';
import { TopUpFormConfirm } from './TopUpFormConfirm.tsx';
import { TopUpFormReceipt } from './TopUpFormReceipt.tsx';

type TopUpFormOutcomeProps = {
  topUp: UseTopUpReturnType;
  onConfirm: ((action: { url: string }) => void) | undefined;
  onAgain: () => void;
  classNames: ClassNames<'lines' | 'notice' | 'outcome'>;
};

/** Result of a top-up, with its receipt and the next step. */
export function TopUpFormOutcome({ topUp, onConfirm, onAgain, classNames }: TopUpFormOutcomeProps) {
  const message = useOutcomeText(topUp);
  const panel = useRef<HTMLDivElement>(null);
  const { status } = topUp;
  // The clicked button is no longer on the page, so the focus would be lost.
  useEffect(() => {
    if (status && document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [status]);
  return (
    <div
      {...slot('top-up-form-outcome', 'coffer-outcome', 'coffer-below', classNames.outcome)}
      ref={panel}
      tabIndex={-1}
      data-state={status}
    >
      <Notice
        slotName="top-up-form-notice"
        className={classNames.notice}
        tone={message.tone}
        role={message.tone === 'danger' ? 'alert' : 'status'}
        title={message.title}
      >
        {message.text}
      </Notice>
      {topUp.topUp && (status === 'settled' || status === 'processing') && (
        <QuoteSummary quote={topUp.topUp} isPaid={status === 'settled'} className={classNames.lines} />
      )}
      {status === 'settled' && topUp.topUp && <TopUpFormReceipt topUp={topUp.topUp} />}
      {status === 'requiresAction' && <TopUpFormConfirm topUp={topUp} onConfirm={onConfirm} />}
      {message.again && (
        <Button
          slotName="top-up-form-again"
          variant={status === 'settled' || status === 'processing' ? 'secondary' : 'primary'}
          onClick={onAgain}
        >
          {message.again}
        </Button>
      )}
    </div>
  );
}

type OutcomeText = { tone: Tone; title: string; text: string | undefined; again?: string };

function useOutcomeText({ status, topUp, error }: UseTopUpReturnType): OutcomeText {
  const t = useTranslate(topUpTexts);
  const errorText = useErrorText();
  const { format } = useFormatMoney();
  const { date } = useFormatDate();
  const money = (figure: 'amount' | 'total') => (topUp ? normalizeMoneyText(format(topUp[figure])) : '');
  switch (status) {
    case 'requiresAction':
      return {
        tone: 'warning',
        title: t('topUp.actionTitle'),
        text: t('topUp.actionExplanation', { amount: money('total') }),
      };
    case 'settled':
      return {
        tone: 'positive',
        title: t('topUp.settledTitle', { amount: money('amount') }),
        text: undefined,
        again: t('topUp.again'),
      };
    case 'failed':
      return {
        tone: 'danger',
        title: t(topUp?.failure ? 'topUp.failedTitle' : 'topUp.notPaid'),
        text: topUp?.failure ? t(`topUp.failure.${topUp.failure.code}`) : errorText(error),
        again: t('topUp.failedAgain'),
      };
    case 'canceled':
      return {
        tone: 'neutral',
        title: t('topUp.canceledTitle'),
        text: t('topUp.notCharged'),
        again: t('topUp.startAgain'),
      };
    case 'expired':
      return {
        tone: 'neutral',
        title: t('topUp.expiredTitle'),
        text: t('topUp.notCharged'),
        again: t('topUp.startAgain'),
      };
    case 'idle':
    case 'submitting':
    case 'processing':
      return processing(topUp);
    default:
      status satisfies never;
      return processing(topUp);
  }

  function processing(pending: TopUp | undefined): OutcomeText {
    if (!pending?.expectedAt) {
      return {
        tone: 'neutral',
        title: t('topUp.processingTitle'),
        text: t('topUp.processingExplanation'),
      };
    }
    return {
      tone: 'neutral',
      title: t('topUp.delayedTitle', { amount: money('amount') }),
      text: t('topUp.delayedExplanation', { date: date(pending.expectedAt) }),
      again: t('topUp.again'),
    };
  }
}
