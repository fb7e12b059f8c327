import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'إغلاق',
  'entry.date': 'التاريخ',
  'entry.type': 'النوع',
  'entry.source': 'السبب',
  'entry.reference': 'المرجع',
  'entry.balanceBefore': 'الرصيد قبل الحركة',
  'entry.balanceAfter': 'الرصيد بعد الحركة',
  'entry.copy': 'نسخ المرجع',
  'entry.copied': 'نُسخ المرجع',
  'entry.copyFailed': 'لم يُنسخ المرجع',
  'entry.print': 'طباعة',
  'entry.receipt': 'الإيصال',
  'entry.receiptFailed': 'تعذّر تحميل الإيصال',
  'entry.receiptNumber': 'رقم الإيصال',
  'entry.issued': 'تاريخ الإصدار',
  'entry.from': 'من',
  'entry.to': 'إلى',
  'entry.paidWith': 'طريقة الدفع',
  'entry.line.amount': 'الشحن',
  'entry.line.bonus': 'مكافأة',
  'entry.line.fee': 'الرسوم',
  'entry.line.tax': 'الضريبة',
  'entry.line.total': 'إجمالي المدفوع',
};
