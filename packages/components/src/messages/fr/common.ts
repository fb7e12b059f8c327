import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'fr',
  'common.retry': 'Réessayer',
  'common.partFailed': 'Cette partie de la page ne s’est pas chargée',
  'common.closing': 'Ce portefeuille est en cours de fermeture',
  'common.closingExplanation': 'Son solde est en cours de remboursement : plus rien ne peut être modifié.',
  'common.noWallet': 'Pas encore de portefeuille',
  'common.noWalletExplanation': 'Il apparaîtra ici dès qu’il sera ouvert pour ce compte.',
  'error.connection': 'Le serveur est injoignable. Vérifiez votre connexion.',
  'error.session': 'Votre session a expiré. Rechargez la page pour continuer.',
  'error.forbidden': 'Vous n’y avez pas accès. Adressez-vous à un propriétaire du compte.',
  'error.busy': 'Trop de demandes à la fois. Patientez un instant.',
  'error.other': 'Une erreur s’est produite de notre côté. Patientez un instant.',
};
