import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': '可用余额',
  'balance.total': '总余额',
  'balance.pending': '待处理扣款',
  'balance.promotional': '赠送金额',
  'balance.promotionalExpires': '赠送金额,{date}到期',
  'balance.expires': '{date}到期',
  'balance.addFunds': '充值',
  'balance.viewActivity': '查看明细',
  'balance.wallet': '钱包',
  'balance.frozen': '已冻结',
  'balance.frozenExplanation': '您的资金是安全的。解冻前,扣款和充值均会暂停。',
  'balance.closing': '正在关闭',
  'balance.closingExplanation': '余额正在退还,无法充值或扣款。',
  'balance.closed': '已关闭',
  'balance.closedExplanation': '此钱包不再有变动,历史记录会保留。',
  'balance.owed': '欠款 {amount};下次充值将优先抵扣',
  'balance.asOf': '截至 {time}',
  'balance.offline': '离线',
  'balance.failed': '余额未能加载',
};
