import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'Evolución del saldo',
  'chart.range': 'Periodo',
  'chart.days30': '{count} días',
  'chart.days90': '{count} días',
  'chart.days365': '1 año',
  'chart.summary': 'Del {from} al {to}: mínimo {min}, máximo {max}, ahora {last}',
  'chart.spend': 'Gasto por motivo',
  'chart.spendNone': 'No se gastó nada en este periodo',
  'chart.table': 'Mostrar como tabla',
  'chart.day': 'Día',
  'chart.balance': 'Saldo',
  'chart.empty': 'Aún no hay nada que mostrar',
  'chart.emptyExplanation': 'El saldo se mostrará aquí en cuanto haya movimientos.',
  'chart.failed': 'La evolución del saldo no se cargó',
  'chart.drawingFailed': 'El gráfico no se cargó; la tabla lo tiene todo',
};
