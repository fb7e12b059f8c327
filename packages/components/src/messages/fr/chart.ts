import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': 'Évolution du solde',
  'chart.range': 'Période',
  'chart.days30': '{count} jours',
  'chart.days90': '{count} jours',
  'chart.days365': '1 an',
  'chart.summary': 'Du {from} au {to} : minimum {min}, maximum {max}, actuellement {last}',
  'chart.spend': 'Dépenses par motif',
  'chart.spendNone': 'Rien n’a été dépensé sur cette période',
  'chart.table': 'Afficher en tableau',
  'chart.day': 'Jour',
  'chart.balance': 'Solde',
  'chart.empty': 'Rien à tracer pour l’instant',
  'chart.emptyExplanation': 'Le solde sera tracé ici après le premier mouvement.',
  'chart.failed': 'L’évolution du solde ne s’est pas chargée',
  'chart.drawingFailed': 'Le tracé ne s’est pas chargé ; le tableau contient tout',
};
