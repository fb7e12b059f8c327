import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': '支払い方法',
  'paymentMethod.explanation': 'この順に請求します。拒否された場合は次の方法を試します。',
  'paymentMethod.named': '{brand}(末尾{last4})',
  'paymentMethod.expires': '有効期限 {date}',
  'paymentMethod.expired': '期限切れ {date}',
  'paymentMethod.delayed': '数日かかります',
  'paymentMethod.presentOnly': 'ご本人の操作時のみ',
  'paymentMethod.default': '既定',
  'paymentMethod.change': '変更',
  'paymentMethod.failed': '支払い方法を読み込めませんでした',
  'paymentMethod.none': '保存された支払い方法はありません',
  'paymentMethod.add': '支払い方法を追加',
  'paymentMethod.addExplanation': 'テスト用の方法です。結果はそれぞれ異なります',
  'paymentMethod.addFailed': '支払い方法を追加できませんでした',
  'paymentMethod.makeDefault': '既定にする',
  'paymentMethod.makeDefaultFailed': '既定を変更できませんでした',
  'paymentMethod.remove': '削除',
  'paymentMethod.removeTitle': '{method}を削除しますか?',
  'paymentMethod.removeExplanation': '今後は請求されません。これを使う自動チャージはオフになります。',
  'paymentMethod.removeFailed': '支払い方法を削除できませんでした',
  'paymentMethod.keep': '残す',
  'paymentMethod.readOnly': '変更できるのはアカウントの所有者のみです。',
};
