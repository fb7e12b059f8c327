/** Texts that several components show. */
export const commonEnglish = {
  /** BCP 47 language of these texts; it chooses the plural rules. */
  language: 'en',
  'common.retry': 'Try again',
  'common.minus': 'minus {amount}',
  'common.plus': 'plus {amount}',
  'common.loading': 'Loading',
  'error.connection': 'The server could not be reached. Check your connection and try again.',
  'error.session': 'Your session has ended. Reload the page to go on.',
  'error.forbidden': 'You have no access to this. Ask an owner of the account.',
  'error.busy': 'Too many requests at once. Wait a moment and try again.',
  'error.other': 'Something went wrong on our side. Nothing was changed.',
} as const;
