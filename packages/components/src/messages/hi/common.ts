import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'hi',
  'common.retry': 'फिर कोशिश करें',
  'common.partFailed': 'पेज का यह हिस्सा लोड नहीं हुआ',
  'common.closing': 'यह वॉलेट बंद हो रहा है',
  'common.closingExplanation': 'इसकी शेष राशि लौटाई जा रही है, इसलिए कुछ बदला नहीं जा सकता।',
  'common.noWallet': 'अभी कोई वॉलेट नहीं',
  'common.noWalletExplanation': 'इस खाते के लिए खुलते ही वह यहाँ दिखेगा।',
  'error.connection': 'सर्वर से संपर्क नहीं हो सका। अपना कनेक्शन जाँचें।',
  'error.session': 'आपका सत्र समाप्त हो गया। जारी रखने के लिए पेज फिर से लोड करें।',
  'error.forbidden': 'आपको अनुमति नहीं है। खाते के मालिक से पूछें।',
  'error.busy': 'एक साथ बहुत अनुरोध आए। थोड़ा रुकें।',
  'error.other': 'हमारी ओर से गड़बड़ी हुई। थोड़ा रुकें।',
};
