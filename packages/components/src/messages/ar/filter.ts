import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'عوامل التصفية',
  'filter.text': 'بحث',
  'filter.type': 'النوع',
  'filter.anyType': 'كل الأنواع',
  'filter.source': 'السبب',
  'filter.anySource': 'كل الأسباب',
  'filter.from': 'من',
  'filter.to': 'إلى',
  'filter.amountMin': 'أصغر مبلغ',
  'filter.amountMax': 'أكبر مبلغ',
  'filter.clear': 'مسح الكل',
};
