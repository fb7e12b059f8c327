import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'Fechar',
  'entry.date': 'Data',
  'entry.type': 'Tipo',
  'entry.source': 'Motivo',
  'entry.reference': 'Referência',
  'entry.balanceBefore': 'Saldo anterior',
  'entry.balanceAfter': 'Saldo posterior',
  'entry.copy': 'Copiar referência',
  'entry.copied': 'Referência copiada',
  'entry.copyFailed': 'A referência não foi copiada',
  'entry.print': 'Imprimir',
  'entry.receipt': 'Recibo',
  'entry.receiptFailed': 'O recibo não carregou',
  'entry.receiptNumber': 'Número do recibo',
  'entry.issued': 'Emitido em',
  'entry.from': 'De',
  'entry.to': 'Para',
  'entry.paidWith': 'Pago com',
  'entry.line.amount': 'Recarga',
  'entry.line.bonus': 'Bônus',
  'entry.line.fee': 'Tarifa',
  'entry.line.tax': 'Impostos',
  'entry.line.total': 'Total pago',
};
