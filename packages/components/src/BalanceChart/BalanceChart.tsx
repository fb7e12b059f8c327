'use client';
import { useAnalytics, useWalletLocale, useWalletSession, useWallets } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { slot } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { chartTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { BalanceChartFigures } from './BalanceChartFigures.tsx';
import type { BalanceChartClassNames } from './BalanceChartPart.ts';

export type BalanceChartProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Whose balance.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Controls how many days are drawn, today included; 1 to 366. */
  days?: number | undefined;
  /**
   * How many days are drawn at first, uncontrolled.
   * @default 90
   */
  defaultDays?: number | undefined;
  /** Called when the reader chooses another number of days. */
  onDaysChange?: ((days: number) => void) | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: BalanceChartClassNames | undefined;
};

const choices = [30, 90, 365] as const;
const dayMs = 86_400_000;

/**
 * The balance at the end of each day, and what was spent by source; all of it as a table as well. Not shown on
 * a backend without analytics.
 */
export const BalanceChart = withCardBoundary(
  'balance-chart',
  function BalanceChart(props: BalanceChartProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, days, defaultDays = 90, onDaysChange, headingLevel = 2, ...others } = props;
    const { classNames = {}, ...rest } = others;
    const t = useTranslate(chartTexts);
    const titleId = useId();
    const [count, setCount] = useControlledState(days, defaultDays, onDaysChange);
    const { now } = useWalletLocale();
    const today = now().getTime();
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    const session = useWalletSession();
    const wallets = useWallets();
    const query = useAnalytics({ walletId, from: day(today - (count - 1) * dayMs), to: day(today) });
    const failed = [session, wallets, query].find(
      ({ isError, isPaused, data }) => !data && (isError || isPaused),
    );
    const state = stateOf();
    const Heading = `h${headingLevel}` as const;
    if (session.data && !session.data.capabilities.includes('analytics')) return null;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading'}
        {...rest}
        ref={ref}
        slotName="balance-chart"
        data-state={state}
      >
        <div {...slot('balance-chart-header', 'coffer-head', classNames.header)}>
          <Heading {...slot('balance-chart-title', 'coffer-title', classNames.title)} id={titleId}>
            {t('chart.title')}
          </Heading>
          <span {...slot('balance-chart-range', 'coffer-pill', classNames.range)}>
            <select
              {...slot('balance-chart-range-control', 'coffer-pill-control')}
              aria-label={t('chart.range')}
              value={count}
              onChange={({ target }) => setCount(Number(target.value))}
            >
              {choices.some((choice) => choice === count) || <option value={count}>{count}</option>}
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`chart.days${choice}`, { count: choice })}
                </option>
              ))}
            </select>
          </span>
        </div>
        {state === 'error' && (
          <FailureNotice
            slotName="balance-chart-notice"
            title={t('chart.failed')}
            error={failed?.error ?? null}
            onRetry={() => void failed?.refetch()}
            className={classNames.notice}
          />
        )}
        {state === 'empty' && (
          <Notice
            slotName="balance-chart-notice"
            tone="neutral"
            title={t('chart.empty')}
            className={classNames.notice}
          >
            {t('chart.emptyExplanation')}
          </Notice>
        )}
        {(state === 'ready' || state === 'loading') && (
          <BalanceChartFigures analytics={query.data} classNames={classNames} />
        )}
      </Card>
    );

    function stateOf() {
      if (query.data) {
        const isMoved =
          query.data.flows.length > 0 || query.data.balances.some(({ balance }) => balance.amount);
        return isMoved ? 'ready' : 'empty';
      }
      if (walletId === undefined && wallets.data?.length === 0) return 'empty';
      return failed ? 'error' : 'loading';
    }
  },
);
