import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'Introduzca un importe en cifras, por ejemplo {example}',
  'money.tooManyDigits': 'Use como máximo {digits} decimales',
  'money.belowMin': 'Introduzca al menos {min}',
  'money.aboveMax': 'Introduzca como máximo {max}',
  'money.notMultipleOfStep': 'Introduzca un múltiplo de {step}',
  'money.outOfRange': 'Este importe es demasiado alto',
};
