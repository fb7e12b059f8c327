import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'O saldo está baixo',
  'lowBalance.critical': 'O saldo está quase no fim',
  'lowBalance.empty': 'O saldo acabou',
  'lowBalance.owed': '{amount} em débito',
  'lowBalance.owedExplanation': 'Sua próxima recarga o quita primeiro.',
  'lowBalance.emptyExplanation': 'As cobranças são recusadas até que haja saldo.',
  'lowBalance.left': 'Restam {amount}.',
  'lowBalance.leftFor': 'Restam {amount}: cerca de {days} no ritmo atual.',
  'lowBalance.leftToday': 'Restam {amount}: menos de um dia no ritmo atual.',
  'lowBalance.autoTopUpPaused': 'A recarga automática está pausada',
  'lowBalance.autoTopUpFailed': 'A última recarga automática foi recusada',
  'lowBalance.autoTopUpRequiresAction': 'A recarga automática precisa da sua confirmação',
  'lowBalance.autoTopUpLimitReached': 'A recarga automática atingiu o limite',
  'lowBalance.fundsExpiring': '{amount} expiram em {date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'Adicionar saldo',
  'lowBalance.review': 'Ver',
  'lowBalance.confirm': 'Confirmar',
  'lowBalance.dismiss': 'Dispensar',
};
