import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'الرصيد منخفض',
  'lowBalance.critical': 'كاد الرصيد ينفد',
  'lowBalance.empty': 'نفد الرصيد',
  'lowBalance.owed': 'عليك {amount}',
  'lowBalance.owedExplanation': 'تُسدَّد أولًا من عملية الشحن التالية.',
  'lowBalance.emptyExplanation': 'تُرفض المدفوعات حتى يُضاف رصيد.',
  'lowBalance.left': 'بقي {amount}.',
  'lowBalance.leftFor': 'بقي {amount}، يكفي نحو {days} بوتيرة إنفاقك الحالية.',
  'lowBalance.leftToday': 'بقي {amount}، يكفي أقلّ من يوم بوتيرة إنفاقك الحالية.',
  'lowBalance.autoTopUpPaused': 'الشحن التلقائي متوقّف مؤقتًا',
  'lowBalance.autoTopUpFailed': 'رُفض آخر شحن تلقائي',
  'lowBalance.autoTopUpRequiresAction': 'الشحن التلقائي بانتظار تأكيدك',
  'lowBalance.autoTopUpLimitReached': 'بلغ الشحن التلقائي حدّه',
  'lowBalance.fundsExpiring': 'ينتهي {amount} في {date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'إضافة رصيد',
  'lowBalance.review': 'مراجعة',
  'lowBalance.confirm': 'تأكيد',
  'lowBalance.dismiss': 'إخفاء',
};
