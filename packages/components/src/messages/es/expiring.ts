import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Fondos por caducar',
  'expiring.soon': {
    one: '{amount} caducan en {count} día',
    many: '{amount} caducan en {count} días',
    other: '{amount} caducan en {count} días',
  },
  'expiring.explanation': 'Úselos antes: el resto se perderá.',
  'expiring.inDays': { one: 'en {count} día', many: 'en {count} días', other: 'en {count} días' },
  'expiring.empty': 'Nada caduca',
  'expiring.emptyExplanation': 'Todo el dinero de este monedero permanece hasta que se use.',
  'expiring.failed': 'Los fondos por caducar no se cargaron',
};
