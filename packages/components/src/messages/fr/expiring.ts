import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Fonds arrivant à expiration',
  'expiring.soon': {
    one: '{amount} expirent sous {count} jour',
    many: '{amount} expirent sous {count} jours',
    other: '{amount} expirent sous {count} jours',
  },
  'expiring.explanation': 'Utilisez-les avant : le reste sera perdu.',
  'expiring.inDays': { one: 'dans {count} jour', many: 'dans {count} jours', other: 'dans {count} jours' },
  'expiring.empty': 'Rien n’expire',
  'expiring.emptyExplanation': 'Tout l’argent de ce portefeuille reste jusqu’à son utilisation.',
  'expiring.failed': 'Les fonds arrivant à expiration ne se sont pas chargés',
};
