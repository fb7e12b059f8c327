/** What `ExpiringFunds` says. */
export const expiringEnglish = {
  'expiring.title': 'Expiring funds',
  'expiring.soon': { one: '{amount} expires within a day', other: '{amount} expires within {count} days' },
  'expiring.explanation': 'Spend it before then: the rest leaves the wallet.',
  'expiring.inDays': { one: 'in a day', other: 'in {count} days' },
  'expiring.empty': 'Nothing expires',
  'expiring.emptyExplanation': 'All the money in this wallet stays until it is spent.',
  'expiring.failed': 'Expiring funds did not load',
} as const;
