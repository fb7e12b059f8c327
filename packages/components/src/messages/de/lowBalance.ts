import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'Das Guthaben wird knapp',
  'lowBalance.critical': 'Das Guthaben ist fast aufgebraucht',
  'lowBalance.empty': 'Das Guthaben ist aufgebraucht',
  'lowBalance.owed': '{amount} im Minus',
  'lowBalance.owedExplanation': 'Ihre nächste Aufladung gleicht das zuerst aus.',
  'lowBalance.emptyExplanation': 'Belastungen werden abgelehnt, bis Sie aufladen.',
  'lowBalance.left': 'Noch {amount}.',
  'lowBalance.leftFor': 'Noch {amount} \u2013 beim jetzigen Verbrauch für etwa {days}.',
  'lowBalance.leftToday': 'Noch {amount} \u2013 beim jetzigen Verbrauch für weniger als einen Tag.',
  'lowBalance.autoTopUpPaused': 'Das automatische Aufladen ist pausiert',
  'lowBalance.autoTopUpFailed': 'Die letzte automatische Aufladung wurde abgelehnt',
  'lowBalance.autoTopUpRequiresAction': 'Das automatische Aufladen wartet auf Ihre Bestätigung',
  'lowBalance.autoTopUpLimitReached': 'Das automatische Aufladen hat sein Limit erreicht',
  'lowBalance.fundsExpiring': '{amount} verfallen am {date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'Aufladen',
  'lowBalance.review': 'Ansehen',
  'lowBalance.confirm': 'Bestätigen',
  'lowBalance.dismiss': 'Ausblenden',
};
