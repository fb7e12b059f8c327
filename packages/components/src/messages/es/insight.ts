import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    one: 'Alrededor de {days} día a su ritmo actual',
    many: 'Alrededor de {days} días a su ritmo actual',
    other: 'Alrededor de {days} días a su ritmo actual',
  },
  'insight.daysLeftFew': 'Menos de un día a su ritmo actual',
  'insight.daysLeftMany': 'Más de un año a su ritmo actual',
  'insight.daysLeftUnknown': 'Aún no hay historial suficiente para una previsión',
  'insight.autoTopUp.active': 'Recarga automática activada',
  'insight.autoTopUp.waiting': 'Recarga automática en espera',
  'insight.autoTopUp.limitReached': 'Recarga automática en su límite',
  'insight.autoTopUp.paused': 'Recarga automática en pausa',
  'insight.autoTopUp.requiresAction': 'Recarga automática por confirmar',
  'insight.autoTopUp.off': 'Recarga automática desactivada',
  'insight.changed': 'Saldo disponible: {amount}',
};
