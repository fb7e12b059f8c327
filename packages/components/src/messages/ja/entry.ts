import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': '閉じる',
  'entry.date': '日付',
  'entry.type': '種類',
  'entry.source': '理由',
  'entry.reference': '参照番号',
  'entry.balanceBefore': '変更前の残高',
  'entry.balanceAfter': '変更後の残高',
  'entry.copy': '参照番号をコピー',
  'entry.copied': 'コピーしました',
  'entry.copyFailed': 'コピーできませんでした',
  'entry.print': '印刷',
  'entry.receipt': '領収書',
  'entry.receiptFailed': '領収書を読み込めませんでした',
  'entry.receiptNumber': '領収書番号',
  'entry.issued': '発行日',
  'entry.from': '発行者',
  'entry.to': '宛先',
  'entry.paidWith': '支払い方法',
  'entry.line.amount': 'チャージ',
  'entry.line.bonus': 'ボーナス',
  'entry.line.fee': '手数料',
  'entry.line.tax': '税',
  'entry.line.total': '支払い合計',
};
