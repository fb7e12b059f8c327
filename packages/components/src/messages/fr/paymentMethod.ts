import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'Moyens de paiement',
  'paymentMethod.explanation': 'Débités dans cet ordre : si l’un est refusé, le suivant est essayé.',
  'paymentMethod.named': '{brand} se terminant par {last4}',
  'paymentMethod.expires': 'Expire fin {date}',
  'paymentMethod.expired': 'Expiré fin {date}',
  'paymentMethod.delayed': 'Prend quelques jours',
  'paymentMethod.presentOnly': 'Uniquement en votre présence',
  'paymentMethod.default': 'Par défaut',
  'paymentMethod.change': 'Modifier',
  'paymentMethod.failed': 'Vos moyens de paiement ne se sont pas chargés',
  'paymentMethod.none': 'Aucun moyen de paiement enregistré',
  'paymentMethod.add': 'Ajouter un moyen de paiement',
  'paymentMethod.addExplanation': 'Moyens de test, chacun avec son propre résultat',
  'paymentMethod.addFailed': 'Le moyen de paiement n’a pas été ajouté',
  'paymentMethod.makeDefault': 'Définir par défaut',
  'paymentMethod.makeDefaultFailed': 'Le moyen par défaut n’a pas été changé',
  'paymentMethod.remove': 'Supprimer',
  'paymentMethod.removeTitle': 'Supprimer {method} ?',
  'paymentMethod.removeExplanation':
    'Il ne sera plus débité. La recharge automatique qui l’utilise sera désactivée.',
  'paymentMethod.removeFailed': 'Le moyen de paiement n’a pas été supprimé',
  'paymentMethod.keep': 'Conserver',
  'paymentMethod.readOnly': 'Seul un propriétaire du compte peut les modifier.',
};
