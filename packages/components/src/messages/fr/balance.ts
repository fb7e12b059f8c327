import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'Solde disponible',
  'balance.total': 'Solde total',
  'balance.pending': 'Débits en attente',
  'balance.promotional': 'Solde promotionnel',
  'balance.promotionalExpires': 'Promotionnel, expire le {date}',
  'balance.expires': 'Expire le {date}',
  'balance.addFunds': 'Ajouter des fonds',
  'balance.viewActivity': 'Voir l’activité',
  'balance.wallet': 'Portefeuille',
  'balance.frozen': 'Gelé',
  'balance.frozenExplanation': 'Les fonds sont en sécurité. Débits et recharges attendent la levée du gel.',
  'balance.closing': 'En cours de fermeture',
  'balance.closingExplanation':
    'Le solde est en cours de remboursement. Aucun ajout ni débit n’est possible.',
  'balance.closed': 'Fermé',
  'balance.closedExplanation': 'Plus aucun mouvement ici. L’historique est conservé.',
  'balance.owed': '{amount} dus ; votre prochaine recharge les règle d’abord',
  'balance.asOf': 'Situation à {time}',
  'balance.offline': 'Hors ligne',
  'balance.failed': 'Le solde ne s’est pas chargé',
};
