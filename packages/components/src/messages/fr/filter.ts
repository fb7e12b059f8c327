import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'Filtres',
  'filter.text': 'Rechercher',
  'filter.type': 'Type',
  'filter.anyType': 'Tous les types',
  'filter.source': 'Motif',
  'filter.anySource': 'Tous les motifs',
  'filter.from': 'Du',
  'filter.to': 'Au',
  'filter.amountMin': 'Montant minimal',
  'filter.amountMax': 'Montant maximal',
  'filter.clear': 'Tout effacer',
};
