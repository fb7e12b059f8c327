import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    one: 'Reicht beim jetzigen Verbrauch etwa {days} Tag',
    other: 'Reicht beim jetzigen Verbrauch etwa {days} Tage',
  },
  'insight.daysLeftFew': 'Reicht beim jetzigen Verbrauch keinen Tag mehr',
  'insight.daysLeftMany': 'Reicht beim jetzigen Verbrauch über ein Jahr',
  'insight.daysLeftUnknown': 'Noch zu wenig Verlauf für eine Prognose',
  'insight.autoTopUp.active': 'Auto-Aufladung an',
  'insight.autoTopUp.waiting': 'Auto-Aufladung wartet',
  'insight.autoTopUp.limitReached': 'Auto-Aufladung am Limit',
  'insight.autoTopUp.paused': 'Auto-Aufladung pausiert',
  'insight.autoTopUp.requiresAction': 'Auto-Aufladung zu bestätigen',
  'insight.autoTopUp.off': 'Auto-Aufladung aus',
  'insight.changed': 'Das verfügbare Guthaben beträgt jetzt {amount}',
};
