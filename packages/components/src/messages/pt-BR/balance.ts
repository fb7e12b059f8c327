import type { balanceEnglish } from '../english/balance.ts';
import type { Translation } from '../Messages.ts';

export const balance: Translation<typeof balanceEnglish> = {
  'balance.available': 'Saldo disponível',
  'balance.total': 'Saldo total',
  'balance.pending': 'Cobranças pendentes',
  'balance.promotional': 'Saldo promocional',
  'balance.promotionalExpires': 'Promocional, expira em {date}',
  'balance.expires': 'Expira em {date}',
  'balance.addFunds': 'Adicionar saldo',
  'balance.viewActivity': 'Ver movimentações',
  'balance.wallet': 'Carteira',
  'balance.frozen': 'Bloqueada',
  'balance.frozenExplanation': 'O dinheiro está seguro. Cobranças e recargas aguardam o desbloqueio.',
  'balance.closing': 'Em encerramento',
  'balance.closingExplanation': 'O saldo está sendo reembolsado. Não é possível adicionar nem cobrar nada.',
  'balance.closed': 'Encerrada',
  'balance.closedExplanation': 'Nada mais se movimenta aqui. O histórico permanece.',
  'balance.owed': '{amount} em débito; sua próxima recarga o quita primeiro',
  'balance.asOf': 'Saldo às {time}',
  'balance.offline': 'Sem conexão',
  'balance.failed': 'O saldo não carregou',
};
