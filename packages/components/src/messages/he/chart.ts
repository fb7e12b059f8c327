import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'היתרה לאורך זמן',
  'chart.range': 'תקופה',
  'chart.days30': '{count} יום',
  'chart.days90': '{count} יום',
  'chart.days365': 'שנה',
  'chart.summary': 'מ־{from} עד {to}: הנמוכה {min}, הגבוהה {max}, כעת {last}',
  'chart.spend': 'הוצאות לפי סיבה',
  'chart.spendNone': 'לא הוצא דבר בתקופה זו',
  'chart.table': 'הצגה כטבלה',
  'chart.day': 'יום',
  'chart.balance': 'יתרה',
  'chart.empty': 'אין עדיין מה להציג',
  'chart.emptyExplanation': 'היתרה תוצג כאן לאחר התנועה הראשונה.',
  'chart.failed': 'היתרה לאורך זמן לא נטענה',
  'chart.drawingFailed': 'התרשים לא נטען; בטבלה יש הכול',
};
