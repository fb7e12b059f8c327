import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': '残高が少なくなっています',
  'lowBalance.critical': '残高がまもなくなくなります',
  'lowBalance.empty': '残高がなくなりました',
  'lowBalance.owed': '{amount}の未払い',
  'lowBalance.owedExplanation': '次回のチャージで先に精算されます。',
  'lowBalance.emptyExplanation': 'チャージするまで請求は拒否されます。',
  'lowBalance.left': '残り{amount}。',
  'lowBalance.leftFor': '残り{amount}。現在のペースで約{days}です。',
  'lowBalance.leftToday': '残り{amount}。現在のペースで1日分未満です。',
  'lowBalance.autoTopUpPaused': '自動チャージは一時停止中です',
  'lowBalance.autoTopUpFailed': '前回の自動チャージが拒否されました',
  'lowBalance.autoTopUpRequiresAction': '自動チャージには確認が必要です',
  'lowBalance.autoTopUpLimitReached': '自動チャージが上限に達しました',
  'lowBalance.fundsExpiring': '{date}に{amount}が失効します',
  'lowBalance.also': '{text}。',
  'lowBalance.addFunds': 'チャージする',
  'lowBalance.review': '確認する',
  'lowBalance.confirm': '確認へ進む',
  'lowBalance.dismiss': '閉じる',
};
