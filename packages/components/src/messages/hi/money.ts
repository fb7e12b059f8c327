import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'राशि अंकों में लिखें, जैसे {example}',
  'money.tooManyDigits': 'दशमलव के बाद अधिकतम {digits} अंक',
  'money.belowMin': 'कम से कम {min} लिखें',
  'money.aboveMax': 'अधिकतम {max} लिखें',
  'money.notMultipleOfStep': '{step} का गुणज लिखें',
  'money.outOfRange': 'यह राशि बहुत बड़ी है',
};
