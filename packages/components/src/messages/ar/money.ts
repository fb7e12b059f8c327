import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': 'أدخل المبلغ بالأرقام، مثل {example}',
  'money.tooManyDigits': 'عدد المنازل العشرية لا يزيد على {digits}',
  'money.belowMin': 'أدخل {min} على الأقل',
  'money.aboveMax': 'أدخل {max} على الأكثر',
  'money.notMultipleOfStep': 'أدخل مبلغًا من مضاعفات {step}',
  'money.outOfRange': 'هذا المبلغ كبير جدًا',
};
