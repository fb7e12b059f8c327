import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': '余额不足',
  'lowBalance.critical': '余额即将用完',
  'lowBalance.empty': '余额已用完',
  'lowBalance.owed': '欠款 {amount}',
  'lowBalance.owedExplanation': '下次充值将优先抵扣。',
  'lowBalance.emptyExplanation': '在充值之前,扣款会被拒绝。',
  'lowBalance.left': '剩余 {amount}。',
  'lowBalance.leftFor': '剩余 {amount},按当前用量约可用 {days}。',
  'lowBalance.leftToday': '剩余 {amount},按当前用量不足一天。',
  'lowBalance.autoTopUpPaused': '自动充值已暂停',
  'lowBalance.autoTopUpFailed': '上次自动充值被拒绝',
  'lowBalance.autoTopUpRequiresAction': '自动充值需要您确认',
  'lowBalance.autoTopUpLimitReached': '自动充值已达上限',
  'lowBalance.fundsExpiring': '{amount} 将于 {date} 到期',
  'lowBalance.also': '{text}。',
  'lowBalance.addFunds': '充值',
  'lowBalance.review': '查看',
  'lowBalance.confirm': '确认',
  'lowBalance.dismiss': '关闭提示',
};
