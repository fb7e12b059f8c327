import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'Saldo a expirar',
  'expiring.soon': {
    one: '{amount} expiram em até {count} dia',
    many: '{amount} expiram em até {count} dias',
    other: '{amount} expiram em até {count} dias',
  },
  'expiring.explanation': 'Use antes disso: o restante será perdido.',
  'expiring.inDays': { one: 'em {count} dia', many: 'em {count} dias', other: 'em {count} dias' },
  'expiring.empty': 'Nada expira',
  'expiring.emptyExplanation': 'Todo o dinheiro desta carteira permanece até ser usado.',
  'expiring.failed': 'O saldo a expirar não carregou',
};
