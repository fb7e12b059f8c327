import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'बंद करें',
  'entry.date': 'तारीख',
  'entry.type': 'प्रकार',
  'entry.source': 'कारण',
  'entry.reference': 'संदर्भ',
  'entry.balanceBefore': 'पहले का शेष',
  'entry.balanceAfter': 'बाद का शेष',
  'entry.copy': 'संदर्भ कॉपी करें',
  'entry.copied': 'संदर्भ कॉपी हुआ',
  'entry.copyFailed': 'संदर्भ कॉपी नहीं हुआ',
  'entry.print': 'प्रिंट करें',
  'entry.receipt': 'रसीद',
  'entry.receiptFailed': 'रसीद लोड नहीं हुई',
  'entry.receiptNumber': 'रसीद संख्या',
  'entry.issued': 'जारी होने की तारीख',
  'entry.from': 'जारीकर्ता',
  'entry.to': 'प्राप्तकर्ता',
  'entry.paidWith': 'भुगतान का तरीका',
  'entry.line.amount': 'टॉप-अप',
  'entry.line.bonus': 'बोनस',
  'entry.line.fee': 'शुल्क',
  'entry.line.tax': 'कर',
  'entry.line.total': 'कुल भुगतान',
};
