import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'es',
  'common.retry': 'Reintentar',
  'common.partFailed': 'Esta parte de la página no se cargó',
  'common.closing': 'Este monedero se está cerrando',
  'common.closingExplanation': 'Se está reembolsando su saldo, por lo que no se puede cambiar nada.',
  'common.noWallet': 'Aún no hay monedero',
  'common.noWalletExplanation': 'Aparecerá aquí cuando se abra uno para esta cuenta.',
  'error.connection': 'No se pudo contactar con el servidor. Compruebe su conexión.',
  'error.session': 'Su sesión ha caducado. Recargue la página para continuar.',
  'error.forbidden': 'No tiene acceso. Consulte a un propietario de la cuenta.',
  'error.busy': 'Demasiadas solicitudes a la vez. Espere un momento.',
  'error.other': 'Algo falló por nuestra parte. Espere un momento.',
};
