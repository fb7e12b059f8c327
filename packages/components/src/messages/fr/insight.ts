import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    one: 'Environ {days} jour au rythme actuel',
    many: 'Environ {days} jours au rythme actuel',
    other: 'Environ {days} jours au rythme actuel',
  },
  'insight.daysLeftFew': 'Moins d’un jour au rythme actuel',
  'insight.daysLeftMany': 'Plus d’un an au rythme actuel',
  'insight.daysLeftUnknown': 'Historique insuffisant pour une prévision',
  'insight.autoTopUp.active': 'Recharge auto activée',
  'insight.autoTopUp.waiting': 'Recharge auto en attente',
  'insight.autoTopUp.limitReached': 'Recharge auto au plafond',
  'insight.autoTopUp.paused': 'Recharge auto suspendue',
  'insight.autoTopUp.requiresAction': 'Recharge auto à confirmer',
  'insight.autoTopUp.off': 'Recharge auto désactivée',
  'insight.changed': 'Solde disponible : {amount}',
};
