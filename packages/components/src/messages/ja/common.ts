import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'ja',
  'common.retry': '再試行',
  'common.partFailed': 'ページのこの部分を読み込めませんでした',
  'common.closing': 'このウォレットは閉鎖手続き中です',
  'common.closingExplanation': '残高を返金しているため、変更はできません。',
  'common.noWallet': 'ウォレットはまだありません',
  'common.noWalletExplanation': 'このアカウントで開設されると、ここに表示されます。',
  'error.connection': 'サーバーに接続できませんでした。接続を確認してください。',
  'error.session': 'セッションが終了しました。ページを再読み込みしてください。',
  'error.forbidden': 'アクセス権がありません。アカウントの所有者に確認してください。',
  'error.busy': 'リクエストが多すぎます。しばらくお待ちください。',
  'error.other': '当社側で問題が発生しました。しばらくお待ちください。',
};
