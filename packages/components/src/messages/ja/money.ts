import type { moneyEnglish } from '../english/money.ts';
import type { Translation } from '../Messages.ts';

export const money: Translation<typeof moneyEnglish> = {
  'money.notANumber': '金額を数字で入力してください(例:{example})',
  'money.tooManyDigits': '小数は{digits}桁までです',
  'money.belowMin': '{min}以上を入力してください',
  'money.aboveMax': '{max}以下を入力してください',
  'money.notMultipleOfStep': '{step}の倍数を入力してください',
  'money.outOfRange': '金額が大きすぎます',
};
