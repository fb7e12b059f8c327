import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'Filter',
  'filter.text': 'Suche',
  'filter.type': 'Art',
  'filter.anyType': 'Alle Arten',
  'filter.source': 'Grund',
  'filter.anySource': 'Alle Gründe',
  'filter.from': 'Von',
  'filter.to': 'Bis',
  'filter.amountMin': 'Kleinster Betrag',
  'filter.amountMax': 'Größter Betrag',
  'filter.clear': 'Alle entfernen',
};
