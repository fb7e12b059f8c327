import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `BalanceChart`. */
export const balanceChartGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'balance-chart-title', name: 'Title', text: 'The heading.' },
    { slot: 'balance-chart-range', name: 'Range', text: 'How many days.', at: 'end' },
    { slot: 'balance-chart-plot', name: 'Plot', text: 'The balance at the end of each day.' },
    {
      slot: 'balance-chart-summary',
      name: 'Summary',
      text: 'The same in one sentence: lowest, highest, now.',
    },
    { slot: 'balance-chart-spend', name: 'Spend', text: 'By source, with its amount.' },
    { slot: 'balance-chart-table', name: 'Table', text: 'All of it as figures, and for a screen reader.' },
  ],
  do: ['Give it 280 px or more.', 'Keep the table: not everybody reads a line.'],
  dont: ['Start the axis above zero.', 'Use it for live figures; a day is its smallest step.'],
  keyboard: [
    ['Tab', 'To the range, the plot and the table.'],
    ['← →', 'Reads the day before or after.'],
    ['Home, End', 'The first or last day.'],
    ['Enter, Space', 'Opens the table.'],
  ],
};
