import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': '请输入数字金额,例如 {example}',
  'money.tooManyDigits': '最多 {digits} 位小数',
  'money.belowMin': '请至少输入 {min}',
  'money.aboveMax': '请最多输入 {max}',
  'money.notMultipleOfStep': '请输入 {step} 的倍数',
  'money.outOfRange': '金额过大',
};
