import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'उपलब्ध शेष',
  'balance.total': 'कुल शेष',
  'balance.pending': 'लंबित भुगतान',
  'balance.promotional': 'प्रचार राशि',
  'balance.promotionalExpires': 'प्रचार राशि, {date} तक',
  'balance.expires': '{date} को समाप्त',
  'balance.addFunds': 'राशि जोड़ें',
  'balance.viewActivity': 'लेन-देन देखें',
  'balance.wallet': 'वॉलेट',
  'balance.frozen': 'फ़्रीज़',
  'balance.frozenExplanation': 'राशि सुरक्षित है। रोक हटने तक भुगतान और टॉप-अप रुके रहेंगे।',
  'balance.closing': 'बंद हो रहा है',
  'balance.closingExplanation': 'शेष राशि लौटाई जा रही है। अब कुछ जोड़ा या लिया नहीं जा सकता।',
  'balance.closed': 'बंद',
  'balance.closedExplanation': 'अब यहाँ कोई लेन-देन नहीं होगा। इतिहास बना रहेगा।',
  'balance.owed': '{amount} बकाया; अगला टॉप-अप पहले इसे चुकाएगा',
  'balance.asOf': '{time} की स्थिति',
  'balance.offline': 'ऑफ़लाइन',
  'balance.failed': 'शेष लोड नहीं हुआ',
};
