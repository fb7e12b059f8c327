import { useLanguage } from '../ui/useLanguage.ts';

const english = {
  title: (merchant: string, customer: string) => `Add funds to ${customer}’s balance at ${merchant}`,
  amount: 'Amount',
  payWith: 'Pay with',
  pay: 'Pay',
  paying: 'Paying…',
  chooseAmount: 'Choose an amount to see what it costs.',
  priceChanged: 'The price was renewed. Look at it, then pay.',
  failed: 'Nothing was paid.',
  unknown: 'No answer came. Press again: it is paid only once.',
  validUntil: 'This link is valid until',
  confirm: 'Confirm with your bank',
  confirmLead: 'Your bank wants you to confirm this payment.',
  giveUp: 'Do not pay',
  onItsWay: 'Your payment is on its way',
  onItsWayLead: 'You may close this page. The funds are added when it has arrived.',
  expected: 'Expected by',
  paid: 'Paid. Thank you.',
  paidLead: (merchant: string, customer: string) => `It was added to ${customer}’s balance at ${merchant}.`,
  receipt: 'Receipt',
  paidWith: 'Paid with',
  print: 'Print',
  tryAgain: 'Try again',
  unavailable: {
    expired: ['This link has expired', 'Ask whoever sent it to you for a new one.'],
    used: ['This link has been used', 'It was good for one payment. Ask for a new one to pay again.'],
    revoked: ['This link was withdrawn', 'Ask whoever sent it to you.'],
    walletClosed: ['This balance is closed', 'Nothing can be added to it any more.'],
    walletFrozen: [
      'This balance is on hold',
      'Nothing can be added to it now. Ask whoever sent you the link.',
    ],
    wrong: ['This link is not valid', 'Check that you have the whole address.'],
    processing: ['Somebody is paying this link', 'Look again in a moment.'],
    noAnswer: ['The server does not answer', 'Nothing was paid. Try again in a moment.'],
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
  giveUp: 'عدم الدفع',
  onItsWay: 'دفعتك في الطريق',
  onItsWayLead: 'يمكنك إغلاق هذه الصفحة. يُضاف الرصيد عند وصولها.',
  expected: 'متوقعة بحلول',
  paid: 'تم الدفع. شكرًا لك.',
  paidLead: (merchant, customer) => `أُضيف المبلغ إلى رصيد ${customer} لدى ${merchant}.`,
  receipt: 'الإيصال',
  paidWith: 'الدفع بواسطة',
  print: 'طباعة',
  tryAgain: 'إعادة المحاولة',
  unavailable: {
    expired: ['انتهت صلاحية هذا الرابط', 'اطلب رابطًا جديدًا ممن أرسله إليك.'],
    used: ['استُخدم هذا الرابط', 'كان صالحًا لدفعة واحدة. اطلب رابطًا جديدًا للدفع مرة أخرى.'],
    revoked: ['سُحب هذا الرابط', 'اسأل من أرسله إليك.'],
    walletClosed: ['هذا الرصيد مغلق', 'لم يعد بالإمكان إضافة شيء إليه.'],
    walletFrozen: ['هذا الرصيد موقوف', 'لا يمكن إضافة شيء إليه الآن. اسأل من أرسل إليك الرابط.'],
    wrong: ['هذا الرابط غير صالح', 'تأكد من أن العنوان كامل.'],
    processing: ['يدفع شخص ما هذا الرابط', 'عُد بعد لحظة.'],
    noAnswer: ['الخادم لا يستجيب', 'لم يُدفع شيء. حاول مرة أخرى بعد لحظة.'],
  },
};

/** The words of the payment page, in English and Arabic. */
export function usePayWords(): typeof english {
  return useLanguage().startsWith('ar') ? arabic : english;
}

/** Why a link cannot be paid. */
export type Unavailability = keyof typeof english.unavailable;
