import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'Cerrar',
  'entry.date': 'Fecha',
  'entry.type': 'Tipo',
  'entry.source': 'Motivo',
  'entry.reference': 'Referencia',
  'entry.balanceBefore': 'Saldo anterior',
  'entry.balanceAfter': 'Saldo posterior',
  'entry.copy': 'Copiar referencia',
  'entry.copied': 'Referencia copiada',
  'entry.copyFailed': 'La referencia no se copió',
  'entry.print': 'Imprimir',
  'entry.receipt': 'Recibo',
  'entry.receiptFailed': 'El recibo no se cargó',
  'entry.receiptNumber': 'Número de recibo',
  'entry.issued': 'Emitido',
  'entry.from': 'De',
  'entry.to': 'Para',
  'entry.paidWith': 'Pagado con',
  'entry.line.amount': 'Recarga',
  'entry.line.bonus': 'Bonificación',
  'entry.line.fee': 'Comisión',
  'entry.line.tax': 'Impuestos',
  'entry.line.total': 'Total pagado',
};
