import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'Digite um valor em algarismos, como {example}',
  'money.tooManyDigits': 'Use no máximo {digits} casas decimais',
  'money.belowMin': 'Digite pelo menos {min}',
  'money.aboveMax': 'Digite no máximo {max}',
  'money.notMultipleOfStep': 'Digite um múltiplo de {step}',
  'money.outOfRange': 'Este valor é alto demais',
};
