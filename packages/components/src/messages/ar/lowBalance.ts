import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'الرصيد على وشك النفاد',
  'lowBalance.critical': 'كاد الرصيد ينفد',
  'lowBalance.empty': 'نفد الرصيد',
  'lowBalance.owed': 'مستحقّ {amount}',
  'lowBalance.owedExplanation': 'تُسدَّد أولًا من عملية الشحن التالية.',
  'lowBalance.emptyExplanation': 'تُرفض المدفوعات حتى يُضاف رصيد.',
  'lowBalance.left': 'بقي {amount}.',
  'lowBalance.leftFor': 'بقي {amount}، تكفي نحو {days} بوتيرتك الحالية.',
  'lowBalance.leftToday': 'بقي {amount}، تكفي أقلّ من يوم بوتيرتك الحالية.',
  'lowBalance.autoTopUpPaused': 'الشحن التلقائي موقوف',
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
