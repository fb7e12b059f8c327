'use client';
import type { Money as MoneyValue, WalletAnalytics } from '@coffer/adapter';
import { useFormatDate, useFormatMoney } from '@coffer/hooks';
import { nice, ticks } from 'd3-array';
import { area, curveStepAfter, line } from 'd3-shape';
import { useState } from 'react';
import { slot } from '../internal/slot.ts';
import { chartTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { chartDay } from './chartDay.ts';

type BalanceChartPlotProps = {
  balances: WalletAnalytics['balances'];
  className: string | undefined;
};

type Day = WalletAnalytics['balances'][number];

/**
 * Plot of the balance. The drawing is 100 by 100 units, which the style sheet stretches, so that nothing has to be
 * measured. A slider covers it, so that the pointer and the arrow keys select a day.
 */
export function BalanceChartPlot({ balances, className }: BalanceChartPlotProps) {
  const t = useTranslate(chartTexts);
  const { format } = useFormatDate();
  const money = useFormatMoney();
  const [read, setRead] = useState<number | null>(null);
  const end = Math.max(1, balances.length - 1);
  const amounts = balances.map(({ balance }) => balance.amount);
  const [low, high] = nice(Math.min(0, ...amounts), Math.max(1, ...amounts), 4);
  const x = (index: number) => (index / end) * 100;
  const y = (amount: number) => 100 - ((amount - low) / (high - low)) * 100;
  const path = line<Day>()
    .x((_day, index) => x(index))
    .y(({ balance }) => y(balance.amount))
    .curve(curveStepAfter);
  const surface = area<Day>()
    .x((_day, index) => x(index))
    .y0(y(0))
    .y1(({ balance }) => y(balance.amount))
    .curve(curveStepAfter);
  const shown = balances[read ?? end];
  const [first] = balances;
  const last = balances[end];
  if (!first || !last || !shown) return null;
  const text = (value: MoneyValue, isShort = false) =>
    normalizeMoneyText(money.format(value, { trimZeroMinorUnits: isShort }));
  const sentence = `${chartDay(format, shown.date)}: ${text(shown.balance)}`;
  const marks = ticks(low, high, 4).map((amount) => ({
    amount,
    label: text({ amount, currency: first.balance.currency }, true),
  }));
  // Direction marks have no width.
  const longest = Math.max(...marks.map(({ label }) => label.replace(/\p{Cf}/gu, '').length));
  return (
    <div
      {...slot('balance-chart-plot', 'coffer-balance-chart-plot', className)}
      style={{ marginInlineStart: `calc(${longest}ch + 8px)` }}
    >
      {marks.map(({ amount, label }) => (
        <span
          key={amount}
          {...slot('balance-chart-tick', 'coffer-balance-chart-tick')}
          style={{ insetBlockStart: `${y(amount)}%` }}
          aria-hidden="true"
        >
          <bdi {...slot('balance-chart-tick-label', 'coffer-balance-chart-tick-label')}>{label}</bdi>
        </span>
      ))}
      <svg
        {...slot('balance-chart-drawing', 'coffer-balance-chart-drawing')}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        <path data-part="area" d={surface(balances) ?? undefined} opacity="0.1" />
        <path
          data-part="line"
          d={path(balances) ?? undefined}
          fill="none"
          strokeWidth="1.75"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {read !== null && (
        <span
          {...slot('balance-chart-marker', 'coffer-balance-chart-marker')}
          style={{ insetInlineStart: `${x(read)}%`, insetBlockStart: `${y(shown.balance.amount)}%` }}
          aria-hidden="true"
        />
      )}
      <input
        {...slot('balance-chart-reader', 'coffer-choice-control', 'coffer-balance-chart-reader')}
        type="range"
        min={0}
        max={end}
        value={read ?? end}
        aria-label={t('chart.title')}
        aria-valuetext={sentence}
        onChange={({ target }) => setRead(Number(target.value))}
        onFocus={() => setRead(read ?? end)}
        onBlur={() => setRead(null)}
        onPointerMove={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          const isReversed = getComputedStyle(currentTarget).direction === 'rtl';
          const share = Math.min(1, Math.max(0, (clientX - left) / width));
          setRead(Math.round((isReversed ? 1 - share : share) * end));
        }}
        onPointerLeave={() => setRead(null)}
      />
      <span {...slot('balance-chart-axis', 'coffer-balance-chart-axis')} aria-hidden="true">
        {read === null ? (
          <>
            <span {...slot('balance-chart-from')}>{chartDay(format, first.date, {})}</span>
            <span {...slot('balance-chart-to')}>{chartDay(format, last.date, {})}</span>
          </>
        ) : (
          <bdi {...slot('balance-chart-reading', 'coffer-balance-chart-reading', 'coffer-strong')}>
            {sentence}
          </bdi>
        )}
      </span>
    </div>
  );
}
