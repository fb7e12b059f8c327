import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'الرصيد المتاح',
  'balance.total': 'إجمالي الرصيد',
  'balance.pending': 'مبالغ معلّقة',
  'balance.promotional': 'رصيد ترويجي',
  'balance.promotionalExpires': 'رصيد ترويجي، ينتهي في {date}',
  'balance.expires': 'ينتهي في {date}',
  'balance.addFunds': 'إضافة رصيد',
  'balance.viewActivity': 'عرض الحركات',
  'balance.wallet': 'المحفظة',
  'balance.frozen': 'مجمّدة',
  'balance.frozenExplanation': 'يبقى المال محفوظًا. تنتظر المدفوعات وعمليات الشحن حتى يُرفع التجميد.',
  'balance.closing': 'قيد الإغلاق',
  'balance.closingExplanation': 'يجري ردّ الرصيد. لا يمكن إضافة رصيد أو خصمه.',
  'balance.closed': 'مغلقة',
  'balance.closedExplanation': 'لا حركة جديدة في هذه المحفظة. يبقى سجلّها متاحًا للقراءة.',
  'balance.owed': 'عليك {amount}؛ تُسدَّد أولًا من عملية الشحن التالية',
  'balance.asOf': 'الرصيد في {time}',
  'balance.offline': 'غير متصل',
  'balance.failed': 'تعذّر تحميل الرصيد',
};
