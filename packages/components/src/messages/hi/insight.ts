import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': { one: 'मौजूदा गति से लगभग {days} दिन', other: 'मौजूदा गति से लगभग {days} दिन' },
  'insight.daysLeftFew': 'मौजूदा गति से एक दिन से कम',
  'insight.daysLeftMany': 'मौजूदा गति से एक साल से अधिक',
  'insight.daysLeftUnknown': 'अनुमान के लिए अभी पर्याप्त इतिहास नहीं',
  'insight.autoTopUp.active': 'ऑटो टॉप-अप चालू',
  'insight.autoTopUp.waiting': 'ऑटो टॉप-अप प्रतीक्षा में',
  'insight.autoTopUp.limitReached': 'ऑटो टॉप-अप सीमा पर',
  'insight.autoTopUp.paused': 'ऑटो टॉप-अप रुका हुआ',
  'insight.autoTopUp.requiresAction': 'ऑटो टॉप-अप की पुष्टि बाकी',
  'insight.autoTopUp.off': 'ऑटो टॉप-अप बंद',
  'insight.changed': 'उपलब्ध शेष: {amount}',
};
