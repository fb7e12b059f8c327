import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'היתרה הולכת ואוזלת',
  'lowBalance.critical': 'היתרה כמעט נגמרה',
  'lowBalance.empty': 'היתרה נגמרה',
  'lowBalance.owed': 'חוב של {amount}',
  'lowBalance.owedExplanation': 'הטעינה הבאה תכסה אותו תחילה.',
  'lowBalance.emptyExplanation': 'חיובים נדחים עד שיתווספו כספים.',
  'lowBalance.left': 'נותרו {amount}.',
  'lowBalance.leftFor': 'נותרו {amount}, כ־{days} בקצב הנוכחי.',
  'lowBalance.leftToday': 'נותרו {amount}, פחות מיום בקצב הנוכחי.',
  'lowBalance.autoTopUpPaused': 'הטעינה האוטומטית מושהית',
  'lowBalance.autoTopUpFailed': 'הטעינה האוטומטית האחרונה נדחתה',
  'lowBalance.autoTopUpRequiresAction': 'הטעינה האוטומטית ממתינה לאישורך',
  'lowBalance.autoTopUpLimitReached': 'הטעינה האוטומטית הגיעה לתקרה',
  'lowBalance.fundsExpiring': 'תוקפם של {amount} יפוג ב־{date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'הוספת כספים',
  'lowBalance.review': 'בדיקה',
  'lowBalance.confirm': 'אישור',
  'lowBalance.dismiss': 'סגירה',
};
