import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'Guthaben im Verlauf',
  'chart.range': 'Zeitraum',
  'chart.days30': '{count} Tage',
  'chart.days90': '{count} Tage',
  'chart.days365': '1 Jahr',
  'chart.summary': 'Vom {from} bis {to}: niedrigster Stand {min}, höchster {max}, zuletzt {last}',
  'chart.spend': 'Ausgaben nach Grund',
  'chart.spendNone': 'In diesem Zeitraum wurde nichts ausgegeben',
  'chart.table': 'Als Tabelle zeigen',
  'chart.day': 'Tag',
  'chart.balance': 'Guthaben',
  'chart.empty': 'Noch nichts darzustellen',
  'chart.emptyExplanation': 'Hier erscheint der Verlauf, sobald sich Geld bewegt hat.',
  'chart.failed': 'Der Verlauf konnte nicht geladen werden',
  'chart.drawingFailed': 'Das Diagramm konnte nicht geladen werden; die Tabelle enthält alles',
};
