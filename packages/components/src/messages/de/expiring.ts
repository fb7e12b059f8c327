import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Verfallendes Guthaben',
  'expiring.soon': {
    one: '{amount} verfallen innerhalb eines Tages',
    other: '{amount} verfallen innerhalb von {count} Tagen',
  },
  'expiring.explanation': 'Nutzen Sie es vorher: Der Rest verfällt.',
  'expiring.inDays': { one: 'in einem Tag', other: 'in {count} Tagen' },
  'expiring.empty': 'Nichts verfällt',
  'expiring.emptyExplanation': 'Alles Geld in dieser Wallet bleibt, bis es genutzt ist.',
  'expiring.failed': 'Verfallendes Guthaben konnte nicht geladen werden',
};
