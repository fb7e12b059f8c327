import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'ar',
  'common.retry': 'إعادة المحاولة',
  'common.partFailed': 'لم يُحمَّل هذا الجزء من الصفحة',
  'common.closing': 'يجري إغلاق هذه المحفظة',
  'common.closingExplanation': 'يجري ردّ رصيدها، لذا لا يمكن تغيير أي شيء.',
  'common.noWallet': 'لا توجد محفظة بعد',
  'common.noWalletExplanation': 'يظهر الرصيد هنا عند فتح محفظة لهذا الحساب.',
  'error.connection': 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك ثم أعد المحاولة.',
  'error.session': 'انتهت جلستك. أعد تحميل الصفحة للمتابعة.',
  'error.forbidden': 'ليس لديك صلاحية الوصول. اطلب ذلك من مالك الحساب.',
  'error.busy': 'طلبات كثيرة دفعة واحدة. انتظر لحظة ثم أعد المحاولة.',
  'error.other': 'حدث خطأ لدينا. انتظر لحظة ثم أعد المحاولة.',
};
