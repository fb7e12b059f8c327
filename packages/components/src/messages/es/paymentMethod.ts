import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'Métodos de pago',
  'paymentMethod.explanation': 'Se cargan en este orden: si uno se rechaza, se prueba el siguiente.',
  'paymentMethod.named': '{brand} terminada en {last4}',
  'paymentMethod.expires': 'Caduca {date}',
  'paymentMethod.expired': 'Caducó {date}',
  'paymentMethod.delayed': 'Tarda unos días',
  'paymentMethod.presentOnly': 'Solo con usted presente',
  'paymentMethod.default': 'Predeterminado',
  'paymentMethod.change': 'Cambiar',
  'paymentMethod.failed': 'Sus métodos de pago no se cargaron',
  'paymentMethod.none': 'Aún no hay métodos de pago guardados',
  'paymentMethod.add': 'Añadir un método de pago',
  'paymentMethod.addExplanation': 'Métodos de prueba, cada uno con su resultado',
  'paymentMethod.addFailed': 'El método de pago no se añadió',
  'paymentMethod.makeDefault': 'Hacer predeterminado',
  'paymentMethod.makeDefaultFailed': 'El método predeterminado no se cambió',
  'paymentMethod.remove': 'Eliminar',
  'paymentMethod.removeTitle': '¿Eliminar {method}?',
  'paymentMethod.removeExplanation':
    'No se cargará nada más en él. La recarga automática que lo usa se desactiva.',
  'paymentMethod.removeFailed': 'El método de pago no se eliminó',
  'paymentMethod.keep': 'Conservar',
  'paymentMethod.readOnly': 'Solo un propietario de la cuenta puede cambiarlos.',
};
