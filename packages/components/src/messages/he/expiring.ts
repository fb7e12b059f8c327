import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'כספים שתוקפם פג',
  'expiring.soon': {
    one: '{amount} יפוגו בתוך יום {count}',
    two: '{amount} יפוגו בתוך {count} ימים',
    other: '{amount} יפוגו בתוך {count} ימים',
  },
  'expiring.explanation': 'כדאי לנצל לפני כן: היתר יוצא מהארנק.',
  'expiring.inDays': { one: 'בעוד יום {count}', two: 'בעוד {count} ימים', other: 'בעוד {count} ימים' },
  'expiring.empty': 'דבר לא פג',
  'expiring.emptyExplanation': 'כל הכסף בארנק הזה נשאר עד לניצולו.',
  'expiring.failed': 'הכספים שתוקפם פג לא נטענו',
};
