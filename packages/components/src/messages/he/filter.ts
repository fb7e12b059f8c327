import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'מסננים',
  'filter.text': 'חיפוש',
  'filter.type': 'סוג',
  'filter.anyType': 'כל הסוגים',
  'filter.source': 'סיבה',
  'filter.anySource': 'כל הסיבות',
  'filter.from': 'מתאריך',
  'filter.to': 'עד תאריך',
  'filter.amountMin': 'סכום מינימלי',
  'filter.amountMax': 'סכום מקסימלי',
  'filter.clear': 'ניקוי הכול',
};
