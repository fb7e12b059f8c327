import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': '利用可能残高',
  'balance.total': '合計残高',
  'balance.pending': '保留中の請求',
  'balance.promotional': '特典残高',
  'balance.promotionalExpires': '特典残高({date}まで)',
  'balance.expires': '{date}に失効',
  'balance.addFunds': 'チャージする',
  'balance.viewActivity': '履歴を見る',
  'balance.wallet': 'ウォレット',
  'balance.frozen': '凍結中',
  'balance.frozenExplanation': '残高は保全されています。解除されるまで請求とチャージは保留されます。',
  'balance.closing': '閉鎖手続き中',
  'balance.closingExplanation': '残高を返金しています。チャージも請求もできません。',
  'balance.closed': '閉鎖済み',
  'balance.closedExplanation': 'このウォレットは今後動きません。履歴は残ります。',
  'balance.owed': '{amount}の未払いがあります。次回のチャージで先に精算されます',
  'balance.asOf': '{time}時点',
  'balance.offline': 'オフライン',
  'balance.failed': '残高を読み込めませんでした',
};
