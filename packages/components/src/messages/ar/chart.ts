import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'الرصيد عبر الزمن',
  'chart.range': 'الفترة',
  'chart.days30': '{count} يومًا',
  'chart.days90': '{count} يومًا',
  'chart.days365': 'سنة',
  'chart.summary': 'من {from} إلى {to}: الأدنى {min}، والأعلى {max}، والآن {last}',
  'chart.spend': 'الإنفاق حسب السبب',
  'chart.spendNone': 'لم يُنفق شيء في هذه الفترة',
  'chart.table': 'عرض كجدول',
  'chart.day': 'اليوم',
  'chart.balance': 'الرصيد',
  'chart.empty': 'لا شيء للعرض بعد',
  'chart.emptyExplanation': 'يظهر الرصيد هنا بعد أول حركة.',
  'chart.failed': 'تعذّر تحميل الرصيد عبر الزمن',
  'chart.drawingFailed': 'تعذّر تحميل الرسم؛ الجدول يحوي كل شيء',
};
