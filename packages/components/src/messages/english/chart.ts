/** What `BalanceChart` says. */
export const chartEnglish = {
  'chart.title': 'Balance over time',
  'chart.range': 'Period',
  'chart.days30': '{count} days',
  'chart.days90': '{count} days',
  'chart.days365': '1 year',
  'chart.summary': 'From {from} to {to}: lowest {min}, highest {max}, now {last}',
  'chart.spend': 'Spend by source',
  'chart.spendNone': 'Nothing was spent in this period',
  'chart.table': 'Show as a table',
  'chart.day': 'Day',
  'chart.balance': 'Balance',
  'chart.empty': 'Nothing to draw yet',
  'chart.emptyExplanation': 'The balance is drawn here once money has moved.',
  'chart.failed': 'The balance over time did not load',
  'chart.drawingFailed': 'The drawing did not load; the table has all of it',
} as const;
