import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'Saisissez un montant en chiffres, par exemple {example}',
  'money.tooManyDigits': '{digits} décimales au maximum',
  'money.belowMin': 'Saisissez au moins {min}',
  'money.aboveMax': 'Saisissez au plus {max}',
  'money.notMultipleOfStep': 'Saisissez un multiple de {step}',
  'money.outOfRange': 'Ce montant est trop élevé',
};
