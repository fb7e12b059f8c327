import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'כספים שתוקפם יפוג',
  'expiring.soon': {
    one: 'תוקפם של {amount} יפוג בתוך יום אחד',
    two: 'תוקפם של {amount} יפוג בתוך יומיים',
    other: 'תוקפם של {amount} יפוג בתוך {count} ימים',
  },
  'expiring.explanation': 'כדאי לנצל לפני כן: היתר יאבד.',
  'expiring.inDays': { one: 'בעוד יום אחד', two: 'בעוד יומיים', other: 'בעוד {count} ימים' },
  'expiring.empty': 'אין כספים שתוקפם יפוג',
  'expiring.emptyExplanation': 'כל הכסף בארנק הזה נשאר עד לניצולו.',
  'expiring.failed': 'הכספים שתוקפם יפוג לא נטענו',
};
