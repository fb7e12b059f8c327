import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': { other: '現在のペースで約{days}日分' },
  'insight.daysLeftFew': '現在のペースで1日分未満',
  'insight.daysLeftMany': '現在のペースで1年分以上',
  'insight.daysLeftUnknown': '予測に必要な履歴がまだありません',
  'insight.autoTopUp.active': '自動チャージ オン',
  'insight.autoTopUp.waiting': '自動チャージ 待機中',
  'insight.autoTopUp.limitReached': '自動チャージ 上限到達',
  'insight.autoTopUp.paused': '自動チャージ 一時停止中',
  'insight.autoTopUp.requiresAction': '自動チャージ 確認待ち',
  'insight.autoTopUp.off': '自動チャージ オフ',
  'insight.changed': '利用可能残高:{amount}',
};
