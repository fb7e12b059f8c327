import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': '失効予定の残高',
  'expiring.soon': { other: '{amount}が{count}日以内に失効します' },
  'expiring.explanation': 'それまでにご利用ください。残りは失効します。',
  'expiring.inDays': { other: '{count}日後' },
  'expiring.empty': '失効するものはありません',
  'expiring.emptyExplanation': 'このウォレットの残高は使うまで残ります。',
  'expiring.failed': '失効予定を読み込めませんでした',
};
