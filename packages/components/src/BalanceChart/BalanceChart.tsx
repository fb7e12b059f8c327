'use client';
import { useAnalytics, useWalletLocale, useWalletSession, useWallets } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { chartTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { BalanceChartFigures } from './BalanceChartFigures.tsx';

/** Parts of `BalanceChart` for `classNames`. Each node has `data-slot="balance-chart-<part>"`. */
export type BalanceChartPart = 'header' | 'title' | 'range' | 'plot' | 'spend' | 'table' | 'notice';

export type BalanceChartClassNames = ClassNames<BalanceChartPart>;

export type BalanceChartProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet whose balance is drawn.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Number of days to draw, including today: 1 to 366. Makes the chart controlled. */
  days?: number | undefined;
  /**
   * Number of days to draw at first, if `days` is not set.
   * @default 90
   */
  defaultDays?: number | undefined;
  /** Called when the customer chooses another number of days. */
  onDaysChange?: ((days: number) => void) | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: BalanceChartClassNames | undefined;
};

const choices = [30, 90, 365] as const;
const dayMs = 86_400_000;

/**
 * Chart of the balance at the end of each day, with the spend by source and a table of all values. Shows nothing if the
 * backend has no analytics.
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
        const hasActivity =
          query.data.flows.length > 0 || query.data.balances.some(({ balance }) => balance.amount);
        return hasActivity ? 'ready' : 'empty';
      }
      if (walletId === undefined && wallets.data?.length === 0) return 'empty';
      return failed ? 'error' : 'loading';
    }
  },
);
