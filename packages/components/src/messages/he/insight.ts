import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    one: 'כ־{days} יום בקצב הנוכחי',
    two: 'כ־{days} ימים בקצב הנוכחי',
    other: 'כ־{days} ימים בקצב הנוכחי',
  },
  'insight.daysLeftFew': 'פחות מיום בקצב הנוכחי',
  'insight.daysLeftMany': 'יותר משנה בקצב הנוכחי',
  'insight.daysLeftUnknown': 'אין עדיין די היסטוריה לתחזית',
  'insight.autoTopUp.active': 'טעינה אוטומטית פועלת',
  'insight.autoTopUp.waiting': 'טעינה אוטומטית ממתינה',
  'insight.autoTopUp.limitReached': 'טעינה אוטומטית הגיעה לתקרה',
  'insight.autoTopUp.paused': 'טעינה אוטומטית מושהית',
  'insight.autoTopUp.requiresAction': 'טעינה אוטומטית ממתינה לאישור',
  'insight.autoTopUp.off': 'טעינה אוטומטית כבויה',
  'insight.changed': 'יתרה זמינה: {amount}',
};
