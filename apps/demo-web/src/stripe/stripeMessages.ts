import { useLanguage } from '../ui/useLanguage.ts';

const english = {
  save: 'Save payment method',
  saving: 'Saving…',
  cancel: 'Cancel',
  loading: 'Opening Stripe…',
  unavailable: 'Couldn’t reach Stripe. Nothing was saved or paid. Try again in a moment.',
};

const arabic: typeof english = {
  save: 'حفظ وسيلة الدفع',
  saving: 'جارٍ الحفظ…',
  cancel: 'إلغاء',
  loading: 'جارٍ فتح Stripe…',
  unavailable: 'تعذّر الوصول إلى Stripe. لم يُحفظ شيء ولم يُدفع. حاول بعد قليل.',
};

/** Returns the texts around Stripe's own form, in English or Arabic. */
export function useStripeMessages(): typeof english {
  return useLanguage().startsWith('ar') ? arabic : english;
}
