/** What `MoneyInput` says of an amount that cannot be used. */
export const moneyEnglish = {
  'money.notANumber': 'Enter an amount in figures, like {example}',
  'money.tooManyDigits': 'Use no more than {digits} decimals',
  'money.belowMin': 'Enter at least {min}',
  'money.aboveMax': 'Enter at most {max}',
  'money.notMultipleOfStep': 'Enter a multiple of {step}',
  'money.outOfRange': 'This amount is too large',
} as const;
