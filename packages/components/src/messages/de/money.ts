import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'Geben Sie einen Betrag in Ziffern ein, etwa {example}',
  'money.tooManyDigits': 'Höchstens {digits} Nachkommastellen',
  'money.belowMin': 'Mindestens {min} eingeben',
  'money.aboveMax': 'Höchstens {max} eingeben',
  'money.notMultipleOfStep': 'Ein Vielfaches von {step} eingeben',
  'money.outOfRange': 'Dieser Betrag ist zu groß',
};
