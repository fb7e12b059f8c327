import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'Le solde est bas',
  'lowBalance.critical': 'Le solde est presque épuisé',
  'lowBalance.empty': 'Le solde est épuisé',
  'lowBalance.owed': '{amount} dus',
  'lowBalance.owedExplanation': 'Votre prochaine recharge les règle d’abord.',
  'lowBalance.emptyExplanation': 'Les débits sont refusés jusqu’à l’ajout de fonds.',
  'lowBalance.left': 'Il reste {amount}.',
  'lowBalance.leftFor': 'Il reste {amount}, soit environ {days} au rythme actuel.',
  'lowBalance.leftToday': 'Il reste {amount}, soit moins d’un jour au rythme actuel.',
  'lowBalance.autoTopUpPaused': 'La recharge automatique est suspendue',
  'lowBalance.autoTopUpFailed': 'La dernière recharge automatique a été refusée',
  'lowBalance.autoTopUpRequiresAction': 'La recharge automatique attend votre confirmation',
  'lowBalance.autoTopUpLimitReached': 'La recharge automatique a atteint son plafond',
  'lowBalance.fundsExpiring': '{amount} expirent le {date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'Ajouter des fonds',
  'lowBalance.review': 'Voir',
  'lowBalance.confirm': 'Confirmer',
  'lowBalance.dismiss': 'Masquer',
};
