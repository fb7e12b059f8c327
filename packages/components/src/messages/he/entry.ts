import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'סגירה',
  'entry.date': 'תאריך',
  'entry.type': 'סוג',
  'entry.source': 'סיבה',
  'entry.reference': 'אסמכתא',
  'entry.balanceBefore': 'יתרה לפני',
  'entry.balanceAfter': 'יתרה אחרי',
  'entry.copy': 'העתקת האסמכתא',
  'entry.copied': 'האסמכתא הועתקה',
  'entry.copyFailed': 'האסמכתא לא הועתקה',
  'entry.print': 'הדפסה',
  'entry.receipt': 'קבלה',
  'entry.receiptFailed': 'הקבלה לא נטענה',
  'entry.receiptNumber': 'מספר קבלה',
  'entry.issued': 'הופקה',
  'entry.from': 'מאת',
  'entry.to': 'עבור',
  'entry.paidWith': 'שולם באמצעות',
  'entry.line.amount': 'טעינה',
  'entry.line.bonus': 'בונוס',
  'entry.line.fee': 'עמלה',
  'entry.line.tax': 'מס',
  'entry.line.total': 'סך הכול שולם',
};
