/** What keeps the text from being an amount that can be used. */
export type MoneyInputProblem =
  | 'notANumber'
  | 'tooManyDigits'
  | 'belowMin'
  | 'aboveMax'
  | 'notMultipleOfStep'
  | 'outOfRange';
