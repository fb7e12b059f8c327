import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'Saldo disponible',
  'balance.total': 'Saldo total',
  'balance.pending': 'Cargos pendientes',
  'balance.promotional': 'Promocional',
  'balance.promotionalExpires': 'Promocional, caduca el {date}',
  'balance.expires': 'Caduca el {date}',
  'balance.addFunds': 'Añadir fondos',
  'balance.viewActivity': 'Ver movimientos',
  'balance.wallet': 'Monedero',
  'balance.frozen': 'Bloqueado',
  'balance.frozenExplanation': 'El dinero está seguro. Los cargos y recargas esperan a que se desbloquee.',
  'balance.closed': 'Cerrado',
  'balance.closedExplanation': 'Ya no hay movimientos aquí. El historial se conserva.',
  'balance.owed': 'Se deben {amount}; su próxima recarga los salda primero',
  'balance.asOf': 'A las {time}',
  'balance.offline': 'Sin conexión',
  'balance.failed': 'El saldo no se cargó',
};
