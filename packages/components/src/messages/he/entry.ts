import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'סגירה',
  'entry.date': 'תאריך',
  'entry.type': 'סוג',
  'entry.source': 'סיבה',
  'entry.reference': 'אסמכתה',
  'entry.balanceBefore': 'יתרה לפני',
  'entry.balanceAfter': 'יתרה אחרי',
  'entry.copy': 'העתקת האסמכתה',
  'entry.copied': 'האסמכתה הועתקה',
  'entry.copyFailed': 'האסמכתה לא הועתקה',
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
