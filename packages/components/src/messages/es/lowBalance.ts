import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'Queda poco saldo',
  'lowBalance.critical': 'El saldo está casi agotado',
  'lowBalance.empty': 'El saldo está agotado',
  'lowBalance.owed': 'Debe {amount}',
  'lowBalance.owedExplanation': 'Su próxima recarga lo salda primero.',
  'lowBalance.emptyExplanation': 'Los cargos se rechazan hasta que añada fondos.',
  'lowBalance.left': 'Quedan {amount}.',
  'lowBalance.leftFor': 'Quedan {amount}: unos {days} a su ritmo actual.',
  'lowBalance.leftToday': 'Quedan {amount}: menos de un día a su ritmo actual.',
  'lowBalance.autoTopUpPaused': 'La recarga automática está en pausa',
  'lowBalance.autoTopUpFailed': 'La última recarga automática fue rechazada',
  'lowBalance.autoTopUpRequiresAction': 'La recarga automática espera su confirmación',
  'lowBalance.autoTopUpLimitReached': 'La recarga automática alcanzó su límite',
  'lowBalance.fundsExpiring': '{amount} caducan el {date}',
  'lowBalance.also': '{text}.',
  'lowBalance.addFunds': 'Añadir fondos',
  'lowBalance.review': 'Revisar',
  'lowBalance.confirm': 'Confirmar',
  'lowBalance.dismiss': 'Ocultar',
};
