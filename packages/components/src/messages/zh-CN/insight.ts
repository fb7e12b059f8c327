import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': { other: '按当前用量约可用 {days} 天' },
  'insight.daysLeftFew': '按当前用量不足一天',
  'insight.daysLeftMany': '按当前用量可用一年以上',
  'insight.daysLeftUnknown': '历史数据不足,暂无法预测',
  'insight.autoTopUp.active': '自动充值已开启',
  'insight.autoTopUp.waiting': '自动充值等待中',
  'insight.autoTopUp.limitReached': '自动充值已达上限',
  'insight.autoTopUp.paused': '自动充值已暂停',
  'insight.autoTopUp.requiresAction': '自动充值待确认',
  'insight.autoTopUp.off': '自动充值已关闭',
  'insight.changed': '可用余额:{amount}',
};
