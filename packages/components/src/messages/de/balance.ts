import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'Verfügbares Guthaben',
  'balance.total': 'Gesamtguthaben',
  'balance.pending': 'Vorgemerkte Belastungen',
  'balance.promotional': 'Bonusguthaben',
  'balance.promotionalExpires': 'Bonusguthaben, gültig bis {date}',
  'balance.expires': 'Gültig bis {date}',
  'balance.addFunds': 'Guthaben aufladen',
  'balance.viewActivity': 'Umsätze ansehen',
  'balance.wallet': 'Wallet',
  'balance.frozen': 'Gesperrt',
  'balance.frozenExplanation':
    'Das Geld bleibt erhalten. Belastungen und Aufladungen warten, bis die Wallet freigegeben ist.',
  'balance.closing': 'Wird geschlossen',
  'balance.closingExplanation': 'Das Guthaben wird erstattet. Aufladen und Abbuchen sind nicht mehr möglich.',
  'balance.closed': 'Geschlossen',
  'balance.closedExplanation': 'In dieser Wallet bewegt sich nichts mehr. Ihr Verlauf bleibt lesbar.',
  'balance.owed': '{amount} im Minus; Ihre nächste Aufladung gleicht das zuerst aus',
  'balance.asOf': 'Stand {time}',
  'balance.offline': 'Offline',
  'balance.failed': 'Das Guthaben konnte nicht geladen werden',
};
