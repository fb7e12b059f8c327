import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    zero: 'يكفي أقل من يوم بوتيرة إنفاقك الحالية',
    one: 'يكفي نحو {days} يوم بوتيرة إنفاقك الحالية',
    two: 'يكفي نحو {days} يوم بوتيرة إنفاقك الحالية',
    few: 'يكفي نحو {days} أيام بوتيرة إنفاقك الحالية',
    many: 'يكفي نحو {days} يومًا بوتيرة إنفاقك الحالية',
    other: 'يكفي نحو {days} يوم بوتيرة إنفاقك الحالية',
  },
  'insight.daysLeftFew': 'يكفي أقل من يوم بوتيرة إنفاقك الحالية',
  'insight.daysLeftMany': 'يكفي أكثر من سنة بوتيرة إنفاقك الحالية',
  'insight.daysLeftUnknown': 'لا يكفي السجلّ للتوقّع بعد',
  'insight.autoTopUp.active': 'الشحن التلقائي مفعّل',
  'insight.autoTopUp.waiting': 'الشحن التلقائي في الانتظار',
  'insight.autoTopUp.limitReached': 'بلغ الشحن التلقائي حدّه',
  'insight.autoTopUp.paused': 'الشحن التلقائي متوقّف مؤقتًا',
  'insight.autoTopUp.requiresAction': 'الشحن التلقائي ينتظر تأكيدك',
  'insight.autoTopUp.off': 'الشحن التلقائي معطّل',
  'insight.changed': 'الرصيد المتاح الآن {amount}',
};
