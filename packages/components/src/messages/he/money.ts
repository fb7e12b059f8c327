import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'יש להזין סכום בספרות, למשל {example}',
  'money.tooManyDigits': 'עד {digits} ספרות אחרי הנקודה',
  'money.belowMin': 'יש להזין לפחות {min}',
  'money.aboveMax': 'יש להזין לכל היותר {max}',
  'money.notMultipleOfStep': 'יש להזין כפולה של {step}',
  'money.outOfRange': 'הסכום גדול מדי',
};
