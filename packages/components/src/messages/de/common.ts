import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'de',
  'common.retry': 'Erneut versuchen',
  'common.partFailed': 'Dieser Teil der Seite konnte nicht geladen werden',
  'common.closing': 'Diese Wallet wird geschlossen',
  'common.closingExplanation': 'Ihr Guthaben wird erstattet. Deshalb kann nichts mehr geändert werden.',
  'common.noWallet': 'Noch keine Wallet',
  'common.noWalletExplanation':
    'Hier erscheint ein Guthaben, sobald für dieses Konto eine Wallet eröffnet ist.',
  'error.connection':
    'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  'error.session': 'Ihre Sitzung ist abgelaufen. Laden Sie die Seite neu.',
  'error.forbidden': 'Sie haben hierauf keinen Zugriff. Fragen Sie einen Inhaber des Kontos.',
  'error.busy': 'Zu viele Anfragen auf einmal. Warten Sie einen Moment und versuchen Sie es erneut.',
  'error.other': 'Bei uns ist ein Fehler aufgetreten. Warten Sie einen Moment und versuchen Sie es erneut.',
};
