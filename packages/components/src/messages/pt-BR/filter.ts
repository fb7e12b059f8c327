import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'Filtros',
  'filter.text': 'Buscar',
  'filter.type': 'Tipo',
  'filter.anyType': 'Todos os tipos',
  'filter.source': 'Motivo',
  'filter.anySource': 'Todos os motivos',
  'filter.from': 'De',
  'filter.to': 'Até',
  'filter.amountMin': 'Menor valor',
  'filter.amountMax': 'Maior valor',
  'filter.clear': 'Limpar tudo',
};
