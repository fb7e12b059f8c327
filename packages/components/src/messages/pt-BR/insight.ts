import type { insightEnglish } from '../english/insight.ts';
import type { Translation } from '../Messages.ts';

export const insight: Translation<typeof insightEnglish> = {
  'insight.daysLeft': {
    one: 'Cerca de {days} dia no ritmo atual',
    many: 'Cerca de {days} dias no ritmo atual',
    other: 'Cerca de {days} dias no ritmo atual',
  },
  'insight.daysLeftFew': 'Menos de um dia no ritmo atual',
  'insight.daysLeftMany': 'Mais de um ano no ritmo atual',
  'insight.daysLeftUnknown': 'Ainda não há histórico para uma previsão',
  'insight.autoTopUp.active': 'Recarga automática ativada',
  'insight.autoTopUp.waiting': 'Recarga automática em espera',
  'insight.autoTopUp.limitReached': 'Recarga automática no limite',
  'insight.autoTopUp.paused': 'Recarga automática pausada',
  'insight.autoTopUp.requiresAction': 'Recarga automática a confirmar',
  'insight.autoTopUp.off': 'Recarga automática desativada',
  'insight.changed': 'Saldo disponível: {amount}',
};
