import { useLanguage } from '../ui/useLanguage.ts';

const english = {
  title: (merchant: string, customer: string) => `Add funds to ${customer}’s balance at ${merchant}`,
  amount: 'Amount',
  payWith: 'Pay with',
  pay: 'Pay',
  paying: 'Paying…',
  chooseAmount: 'Choose an amount to see its cost.',
  priceChanged: 'The price has changed. Check it, then pay.',
  failed: 'Nothing was paid.',
  unknown: 'The server didn’t respond. Pay again: you are charged only once.',
  validUntil: 'This link is valid until',
  confirm: 'Confirm with your bank',
  confirmLead: 'Your bank asks you to confirm this payment.',
  cancel: 'Cancel payment',
  processing: 'Your payment is processing',
  processingLead: 'You can close this page. The funds are added when the payment arrives.',
  expected: 'Expected by',
  paid: 'Paid. Thank you.',
  paidLead: (merchant: string, customer: string) =>
    `Your payment was added to ${customer}’s balance at ${merchant}.`,
  receipt: 'Receipt',
  paidWith: 'Paid with',
  print: 'Print',
  tryAgain: 'Try again',
  unavailable: {
    expired: { title: 'This link has expired', advice: 'Ask the sender for a new link.' },
    used: {
      title: 'This link has been used',
      advice: 'A link is valid for one payment. Ask for a new link to pay again.',
    },
    revoked: { title: 'This link was withdrawn', advice: 'Ask the sender for a new link.' },
    walletClosed: { title: 'This balance is closed', advice: 'You can’t add funds to it.' },
    walletFrozen: {
      title: 'This balance is on hold',
      advice: 'You can’t add funds to it now. Ask the sender of the link.',
    },
    notFound: { title: 'This link is not valid', advice: 'Check that you have the complete URL.' },
    processing: { title: 'Someone is paying this link', advice: 'Try again in a moment.' },
    unreachable: { title: 'Couldn’t reach the server', advice: 'Nothing was paid. Try again in a moment.' },
  },
};

const arabic: typeof english = {
  title: (merchant, customer) => `إضافة رصيد إلى حساب ${customer} لدى ${merchant}`,
  amount: 'المبلغ',
  payWith: 'الدفع بواسطة',
  pay: 'ادفع',
  paying: 'جارٍ الدفع…',
  chooseAmount: 'اختر مبلغًا لترى تكلفته.',
  priceChanged: 'تجدّد السعر. راجعه ثم ادفع.',
  failed: 'لم يُدفع شيء.',
  unknown: 'لم يصل رد. اضغط مرة أخرى: يُدفع المبلغ مرة واحدة فقط.',
  validUntil: 'هذا الرابط صالح حتى',
  confirm: 'التأكيد لدى مصرفك',
  confirmLead: 'يطلب مصرفك تأكيد هذه الدفعة.',
  cancel: 'إلغاء الدفعة',
  processing: 'دفعتك قيد المعالجة',
  processingLead: 'يمكنك إغلاق هذه الصفحة. يُضاف الرصيد عند وصولها.',
  expected: 'متوقعة بحلول',
  paid: 'تم الدفع. شكرًا لك.',
  paidLead: (merchant, customer) => `أُضيف المبلغ إلى رصيد ${customer} لدى ${merchant}.`,
  receipt: 'الإيصال',
  paidWith: 'الدفع بواسطة',
  print: 'طباعة',
  tryAgain: 'إعادة المحاولة',
  unavailable: {
    expired: { title: 'انتهت صلاحية هذا الرابط', advice: 'اطلب رابطًا جديدًا ممن أرسله إليك.' },
    used: { title: 'استُخدم هذا الرابط', advice: 'كان صالحًا لدفعة واحدة. اطلب رابطًا جديدًا للدفع مرة أخرى.' },
    revoked: { title: 'سُحب هذا الرابط', advice: 'اطلب رابطًا جديدًا ممن أرسله إليك.' },
    walletClosed: { title: 'هذا الرصيد مغلق', advice: 'لم يعد بالإمكان إضافة شيء إليه.' },
    walletFrozen: {
      title: 'هذا الرصيد موقوف',
      advice: 'لا يمكن إضافة شيء إليه الآن. اسأل من أرسل إليك الرابط.',
    },
    notFound: { title: 'هذا الرابط غير صالح', advice: 'تأكد من أن العنوان كامل.' },
    processing: { title: 'يدفع شخص ما هذا الرابط', advice: 'عُد بعد لحظة.' },
    unreachable: { title: 'الخادم لا يستجيب', advice: 'لم يُدفع شيء. حاول مرة أخرى بعد لحظة.' },
  },
};

/** Returns the texts of the payment page, in English or Arabic. */
export function usePayMessages(): typeof english {
  return useLanguage().startsWith('ar') ? arabic : english;
}

/** The reason why a link can't be paid. */
export type Unavailability = keyof typeof english.unavailable;
