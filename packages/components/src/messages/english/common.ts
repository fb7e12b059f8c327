/** Texts that several components show. */
export const commonEnglish = {
  /** BCP 47 language of these texts; it chooses the plural rules. */
  language: 'en',
  'common.retry': 'Try again',
  'common.partFailed': 'This part of the page did not load',
  'common.closing': 'This wallet is closing',
  'common.closingExplanation': 'Its balance is being refunded, so nothing can be changed.',
  'common.noWallet': 'No wallet yet',
  'common.noWalletExplanation': 'It appears here once one is opened for this account.',
  'error.connection': 'The server could not be reached. Check your connection.',
  'error.session': 'Your session has ended. Reload the page to go on.',
  'error.forbidden': 'You have no access. Ask an owner of the account.',
  'error.busy': 'Too many requests at once. Wait a moment.',
  'error.other': 'Something went wrong on our side. Wait a moment.',
} as const;
