/** What `BalanceCard` says once there is time: how long it lasts, and how it is refilled. */
export const insightEnglish = {
  'insight.daysLeft': {
    one: 'About {days} day at your current pace',
    other: 'About {days} days at your current pace',
  },
  'insight.daysLeftFew': 'Less than a day at your current pace',
  'insight.daysLeftMany': 'More than a year at your current pace',
  'insight.daysLeftUnknown': 'Not enough history for a forecast yet',
  'insight.autoTopUp.active': 'Auto top-up on',
  'insight.autoTopUp.waiting': 'Auto top-up waiting',
  'insight.autoTopUp.limitReached': 'Auto top-up at its limit',
  'insight.autoTopUp.paused': 'Auto top-up paused',
  'insight.autoTopUp.requiresAction': 'Auto top-up to be confirmed',
  'insight.autoTopUp.off': 'Auto top-up off',
  'insight.changed': 'Available balance: {amount}',
} as const;
