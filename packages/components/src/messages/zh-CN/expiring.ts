import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': '即将到期的资金',
  'expiring.soon': { other: '{amount} 将在 {count} 天内到期' },
  'expiring.explanation': '请在此之前使用:剩余部分将失效。',
  'expiring.inDays': { other: '{count} 天后' },
  'expiring.empty': '没有即将到期的资金',
  'expiring.emptyExplanation': '此钱包中的资金会保留到用完为止。',
  'expiring.failed': '到期资金未能加载',
};
