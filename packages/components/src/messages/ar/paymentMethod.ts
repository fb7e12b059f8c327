import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'طرق الدفع',
  'paymentMethod.explanation': 'يُخصم منها بهذا الترتيب: إن رُفضت واحدة، جُرّبت التالية.',
  'paymentMethod.named': '{brand} المنتهية بالأرقام {last4}',
  'paymentMethod.expires': 'تنتهي {date}',
  'paymentMethod.expired': 'انتهت {date}',
  'paymentMethod.delayed': 'يستغرق بضعة أيام',
  'paymentMethod.presentOnly': 'في حضورك فقط',
  'paymentMethod.default': 'الافتراضية',
  'paymentMethod.change': 'تغيير',
  'paymentMethod.failed': 'تعذّر تحميل طرق الدفع',
  'paymentMethod.none': 'لا توجد طريقة دفع محفوظة بعد',
  'paymentMethod.add': 'إضافة طريقة دفع',
  'paymentMethod.addExplanation': 'طرق دفع تجريبية، لكلٍّ منها نتيجتها',
  'paymentMethod.addFailed': 'لم تُضَف طريقة الدفع',
  'paymentMethod.makeDefault': 'جعلها افتراضية',
  'paymentMethod.makeDefaultFailed': 'لم تتغيّر الطريقة الافتراضية',
  'paymentMethod.remove': 'إزالة',
  'paymentMethod.removeTitle': 'إزالة {method}؟',
  'paymentMethod.removeExplanation': 'لن يُخصم منها بعد الآن. ويتوقف الشحن التلقائي الذي يستخدمها.',
  'paymentMethod.removeFailed': 'لم تُزَل طريقة الدفع',
  'paymentMethod.keep': 'إبقاء',
  'paymentMethod.readOnly': 'لا يستطيع تغييرها إلا مالك الحساب.',
};
