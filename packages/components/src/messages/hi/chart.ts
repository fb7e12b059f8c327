import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'समय के साथ शेष',
  'chart.range': 'अवधि',
  'chart.days30': '{count} दिन',
  'chart.days90': '{count} दिन',
  'chart.days365': '1 साल',
  'chart.summary': '{from} से {to} तक: न्यूनतम {min}, अधिकतम {max}, अभी {last}',
  'chart.spend': 'कारण के अनुसार खर्च',
  'chart.spendNone': 'इस अवधि में कुछ खर्च नहीं हुआ',
  'chart.table': 'तालिका में दिखाएँ',
  'chart.day': 'दिन',
  'chart.balance': 'शेष',
  'chart.empty': 'अभी दिखाने को कुछ नहीं',
  'chart.emptyExplanation': 'लेन-देन होते ही शेष यहाँ दिखेगा।',
  'chart.failed': 'समय के साथ शेष लोड नहीं हुआ',
  'chart.drawingFailed': 'चार्ट लोड नहीं हुआ; तालिका में सब है',
};
