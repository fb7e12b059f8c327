import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'Saldo disponible',
  'balance.total': 'Saldo total',
  'balance.pending': 'Cargos pendientes',
  'balance.promotional': 'Saldo promocional',
  'balance.promotionalExpires': 'Promocional, caduca el {date}',
  'balance.expires': 'Caduca el {date}',
  'balance.addFunds': 'Añadir fondos',
  'balance.viewActivity': 'Ver movimientos',
  'balance.wallet': 'Monedero',
  'balance.frozen': 'Bloqueado',
  'balance.frozenExplanation': 'El dinero está seguro. Los cargos y recargas esperan a que se desbloquee.',
  'balance.closing': 'En cierre',
  'balance.closingExplanation': 'Se está reembolsando el saldo. No se puede añadir ni cargar nada.',
  'balance.closed': 'Cerrado',
  'balance.closedExplanation': 'Ya no hay movimientos aquí. El historial se conserva.',
  'balance.owed': 'Debe {amount}; su próxima recarga lo salda primero',
  'balance.asOf': 'Saldo a las {time}',
  'balance.offline': 'Sin conexión',
  'balance.failed': 'El saldo no se cargó',
};
