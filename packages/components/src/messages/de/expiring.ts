import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Ablaufendes Guthaben',
  'expiring.soon': {
    one: '{amount} laufen binnen eines Tages ab',
    other: '{amount} laufen binnen {count} Tagen ab',
  },
  'expiring.explanation': 'Nutzen Sie es vorher: Der Rest verfällt.',
  'expiring.inDays': { one: 'in einem Tag', other: 'in {count} Tagen' },
  'expiring.empty': 'Nichts läuft ab',
  'expiring.emptyExplanation': 'Alles Geld in dieser Wallet bleibt, bis es genutzt ist.',
  'expiring.failed': 'Ablaufendes Guthaben wurde nicht geladen',
};
