import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'Formas de pagamento',
  'paymentMethod.explanation': 'Cobradas nesta ordem: se uma for recusada, a próxima é tentada.',
  'paymentMethod.named': '{brand} com final {last4}',
  'paymentMethod.expires': 'Vence em {date}',
  'paymentMethod.expired': 'Venceu em {date}',
  'paymentMethod.delayed': 'Leva alguns dias',
  'paymentMethod.presentOnly': 'Só com você presente',
  'paymentMethod.default': 'Padrão',
  'paymentMethod.change': 'Alterar',
  'paymentMethod.failed': 'Suas formas de pagamento não carregaram',
  'paymentMethod.none': 'Nenhuma forma de pagamento salva',
  'paymentMethod.add': 'Adicionar forma de pagamento',
  'paymentMethod.addExplanation': 'Formas de teste, cada uma com seu resultado',
  'paymentMethod.addFailed': 'A forma de pagamento não foi adicionada',
  'paymentMethod.makeDefault': 'Tornar padrão',
  'paymentMethod.makeDefaultFailed': 'O padrão não foi alterado',
  'paymentMethod.remove': 'Remover',
  'paymentMethod.removeTitle': 'Remover {method}?',
  'paymentMethod.removeExplanation':
    'Ela não será mais cobrada. A recarga automática que a usa é desativada.',
  'paymentMethod.removeFailed': 'A forma de pagamento não foi removida',
  'paymentMethod.keep': 'Manter',
  'paymentMethod.readOnly': 'Só um proprietário da conta pode alterá-las.',
};
