import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': '残高の推移',
  'chart.range': '期間',
  'chart.days30': '{count}日',
  'chart.days90': '{count}日',
  'chart.days365': '1年',
  'chart.summary': '{from}から{to}:最低{min}、最高{max}、現在{last}',
  'chart.spend': '理由別の支出',
  'chart.spendNone': 'この期間の支出はありません',
  'chart.table': '表で表示',
  'chart.day': '日付',
  'chart.balance': '残高',
  'chart.empty': '表示するものはまだありません',
  'chart.emptyExplanation': '動きがあると、ここに残高の推移が表示されます。',
  'chart.failed': '残高の推移を読み込めませんでした',
  'chart.drawingFailed': 'グラフを読み込めませんでした。表ですべて確認できます',
};
