import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'יתרה זמינה',
  'balance.total': 'יתרה כוללת',
  'balance.pending': 'חיובים ממתינים',
  'balance.promotional': 'יתרת הטבות',
  'balance.promotionalExpires': 'יתרת הטבות, עד {date}',
  'balance.expires': 'בתוקף עד {date}',
  'balance.addFunds': 'הוספת כספים',
  'balance.viewActivity': 'הצגת התנועות',
  'balance.wallet': 'ארנק',
  'balance.frozen': 'מוקפא',
  'balance.frozenExplanation': 'הכסף בטוח. חיובים וטעינות ממתינים לשחרור.',
  'balance.closing': 'בתהליך סגירה',
  'balance.closingExplanation': 'היתרה מוחזרת כעת. לא ניתן להוסיף או לחייב דבר.',
  'balance.closed': 'סגור',
  'balance.closedExplanation': 'אין כאן עוד תנועות. ההיסטוריה נשמרת.',
  'balance.owed': 'חוב של {amount}; הטעינה הבאה תכסה אותו תחילה',
  'balance.asOf': 'נכון ל־{time}',
  'balance.offline': 'לא מקוון',
  'balance.failed': 'היתרה לא נטענה',
};
