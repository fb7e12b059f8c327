import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'फ़िल्टर',
  'filter.text': 'खोजें',
  'filter.type': 'प्रकार',
  'filter.anyType': 'सभी प्रकार',
  'filter.source': 'कारण',
  'filter.anySource': 'सभी कारण',
  'filter.from': 'से',
  'filter.to': 'तक',
  'filter.amountMin': 'न्यूनतम राशि',
  'filter.amountMax': 'अधिकतम राशि',
  'filter.clear': 'सब हटाएँ',
};
