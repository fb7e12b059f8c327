import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'رصيد قارب على الانتهاء',
  'expiring.soon': {
    zero: 'ينتهي {amount} اليوم',
    one: 'ينتهي {amount} خلال يوم',
    two: 'ينتهي {amount} خلال يومين',
    few: 'ينتهي {amount} خلال {count} أيام',
    many: 'ينتهي {amount} خلال {count} يومًا',
    other: 'ينتهي {amount} خلال {count} يوم',
  },
  'expiring.explanation': 'استخدمه قبل ذلك: يسقط الباقي.',
  'expiring.inDays': {
    zero: 'اليوم',
    one: 'خلال يوم',
    two: 'خلال يومين',
    few: 'خلال {count} أيام',
    many: 'خلال {count} يومًا',
    other: 'خلال {count} يوم',
  },
  'expiring.empty': 'لا شيء ينتهي',
  'expiring.emptyExplanation': 'يبقى كل المال في هذه المحفظة حتى يُستخدم.',
  'expiring.failed': 'تعذّر تحميل الرصيد الذي قارب على الانتهاء',
};
