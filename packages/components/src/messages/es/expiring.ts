import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Fondos que caducan',
  'expiring.soon': {
    one: '{amount} caducan en {count} día',
    many: '{amount} caducan en {count} días',
    other: '{amount} caducan en {count} días',
  },
  'expiring.explanation': 'Úselos antes: el resto sale del monedero.',
  'expiring.inDays': { one: 'en {count} día', many: 'en {count} días', other: 'en {count} días' },
  'expiring.empty': 'Nada caduca',
  'expiring.emptyExplanation': 'Todo el dinero de este monedero permanece hasta que se use.',
  'expiring.failed': 'Los fondos que caducan no se cargaron',
};
