import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'he',
  'common.retry': 'ניסיון נוסף',
  'common.partFailed': 'חלק זה של הדף לא נטען',
  'common.closing': 'הארנק הזה בתהליך סגירה',
  'common.closingExplanation': 'היתרה שלו מוחזרת כעת, ולכן לא ניתן לשנות דבר.',
  'common.noWallet': 'אין עדיין ארנק',
  'common.noWalletExplanation': 'הוא יופיע כאן כשייפתח ארנק לחשבון זה.',
  'error.connection': 'לא ניתן להגיע לשרת. יש לבדוק את החיבור.',
  'error.session': 'פג תוקף החיבור. יש לטעון את הדף מחדש.',
  'error.forbidden': 'אין לך גישה. יש לפנות לבעלי החשבון.',
  'error.busy': 'יותר מדי בקשות בבת אחת. יש להמתין רגע.',
  'error.other': 'אירעה תקלה אצלנו. יש להמתין רגע.',
};
