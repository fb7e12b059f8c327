import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'Evolução do saldo',
  'chart.range': 'Período',
  'chart.days30': '{count} dias',
  'chart.days90': '{count} dias',
  'chart.days365': '1 ano',
  'chart.summary': 'De {from} a {to}: mínimo {min}, máximo {max}, agora {last}',
  'chart.spend': 'Gasto por motivo',
  'chart.spendNone': 'Nada foi gasto neste período',
  'chart.table': 'Mostrar como tabela',
  'chart.day': 'Dia',
  'chart.balance': 'Saldo',
  'chart.empty': 'Nada para mostrar ainda',
  'chart.emptyExplanation': 'O saldo será mostrado aqui quando houver movimentação.',
  'chart.failed': 'A evolução do saldo não carregou',
  'chart.drawingFailed': 'O gráfico não carregou; a tabela tem tudo',
};
