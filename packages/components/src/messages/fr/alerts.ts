import type { alertsEnglish } from '../english/alerts.ts';
import type { Translation } from '../Messages.ts';

export const alerts: Translation<typeof alertsEnglish> = {
  'alerts.title': 'Alerte de solde bas',
  'alerts.description': 'Soyez averti avant l’épuisement du solde.',
  'alerts.threshold': 'Quand le solde disponible passe sous',
  'alerts.channels': 'Me prévenir par',
  'alerts.channel.email': 'E-mail',
  'alerts.channel.inApp': 'Dans l’application',
  'alerts.channel.webhook': 'Webhook',
  'alerts.explanation': 'Une fois à chaque passage sous le seuil, et un e-mail par jour au plus.',
  'alerts.save': 'Enregistrer les modifications',
  'alerts.turnOn': 'Activer l’alerte',
  'alerts.saved': 'Enregistré. L’alerte est activée.',
  'alerts.switchedOff': 'L’alerte est désactivée.',
  'alerts.saveFailed': 'L’alerte n’a pas été enregistrée',
  'alerts.thresholdMissing': 'Saisissez un montant',
  'alerts.channelMissing': 'Choisissez-en au moins un',
  'alerts.invalid': 'Cette valeur n’est pas acceptée. Saisissez-en une autre.',
  'alerts.conflictTitle': 'Quelqu’un d’autre a modifié ceci entre-temps',
  'alerts.conflictExplanation':
    'Vos modifications ne sont pas encore enregistrées. Choisissez la version à conserver.',
  'alerts.conflictYours': 'Vos réglages',
  'alerts.conflictTheirs': 'Enregistré entre-temps',
  'alerts.conflictOff': 'Désactivée',
  'alerts.keepTheirs': 'Garder ce qui est enregistré',
  'alerts.keepYours': 'Enregistrer les miens',
  'alerts.loadFailed': 'L’alerte ne s’est pas chargée',
  'alerts.readOnly': 'Seul un propriétaire du compte peut modifier ceci. Adressez-vous à lui.',
  'alerts.closedTitle': 'Ce portefeuille est fermé',
  'alerts.closedExplanation': 'Il n’y a plus rien à signaler.',
};
