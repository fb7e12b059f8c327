import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'भुगतान के तरीके',
  'paymentMethod.explanation': 'इसी क्रम में भुगतान लिया जाता है: एक अस्वीकार हो तो अगला आज़माया जाता है।',
  'paymentMethod.named': '{brand}, अंतिम अंक {last4}',
  'paymentMethod.expires': '{date} तक मान्य',
  'paymentMethod.expired': '{date} को समाप्त',
  'paymentMethod.delayed': 'कुछ दिन लगते हैं',
  'paymentMethod.presentOnly': 'केवल आपकी उपस्थिति में',
  'paymentMethod.default': 'डिफ़ॉल्ट',
  'paymentMethod.change': 'बदलें',
  'paymentMethod.failed': 'भुगतान के तरीके लोड नहीं हुए',
  'paymentMethod.none': 'अभी कोई भुगतान तरीका सहेजा नहीं गया',
  'paymentMethod.add': 'भुगतान तरीका जोड़ें',
  'paymentMethod.addExplanation': 'परीक्षण के तरीके, हर एक का अपना परिणाम',
  'paymentMethod.addFailed': 'भुगतान तरीका नहीं जुड़ा',
  'paymentMethod.makeDefault': 'डिफ़ॉल्ट बनाएँ',
  'paymentMethod.makeDefaultFailed': 'डिफ़ॉल्ट नहीं बदला',
  'paymentMethod.remove': 'हटाएँ',
  'paymentMethod.removeTitle': '{method} हटाएँ?',
  'paymentMethod.removeExplanation':
    'इससे अब भुगतान नहीं लिया जाएगा। जो ऑटो टॉप-अप इसका उपयोग करता है, वह बंद हो जाएगा।',
  'paymentMethod.removeFailed': 'भुगतान तरीका नहीं हटा',
  'paymentMethod.keep': 'रखें',
  'paymentMethod.readOnly': 'इन्हें केवल खाते का मालिक बदल सकता है।',
};
