import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': 'Filtros',
  'filter.text': 'Buscar',
  'filter.type': 'Tipo',
  'filter.anyType': 'Todos los tipos',
  'filter.source': 'Motivo',
  'filter.anySource': 'Todos los motivos',
  'filter.from': 'Desde',
  'filter.to': 'Hasta',
  'filter.amountMin': 'Importe mínimo',
  'filter.amountMax': 'Importe máximo',
  'filter.clear': 'Borrar todo',
};
