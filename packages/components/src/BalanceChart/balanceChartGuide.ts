import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `BalanceChart`. */
export const balanceChartGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'balance-chart-title', name: 'Title', text: 'Heading of the chart.' },
    { slot: 'balance-chart-range', name: 'Range', text: 'Number of days.', at: 'end' },
    { slot: 'balance-chart-plot', name: 'Plot', text: 'The balance at the end of each day.' },
    {
      slot: 'balance-chart-summary',
      name: 'Summary',
      text: 'Lowest, highest and current balance in one sentence.',
    },
    { slot: 'balance-chart-spend', name: 'Spend', text: 'Spend by source.' },
    { slot: 'balance-chart-table', name: 'Table', text: 'All values, also for screen readers.' },
  ],
  do: ['Give it at least 280 px.', 'Keep the table: not everybody can read a chart.'],
  dont: ['Start the axis above zero.', 'Use it for live figures: its smallest step is a day.'],
  keyboard: [
    ['Tab', 'Moves to the range, the plot and the table.'],
    ['← →', 'Selects the day before or after.'],
    ['Home, End', 'Selects the first or last day.'],
    ['Enter, Space', 'Opens the table.'],
  ],
};
