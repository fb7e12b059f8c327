import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'Fermer',
  'entry.date': 'Date',
  'entry.type': 'Type',
  'entry.source': 'Motif',
  'entry.reference': 'Référence',
  'entry.balanceBefore': 'Solde avant',
  'entry.balanceAfter': 'Solde après',
  'entry.copy': 'Copier la référence',
  'entry.copied': 'Référence copiée',
  'entry.copyFailed': 'La référence n’a pas été copiée',
  'entry.print': 'Imprimer',
  'entry.receipt': 'Reçu',
  'entry.receiptFailed': 'Le reçu ne s’est pas chargé',
  'entry.receiptNumber': 'Numéro de reçu',
  'entry.issued': 'Émis le',
  'entry.from': 'De',
  'entry.to': 'Pour',
  'entry.paidWith': 'Payé avec',
  'entry.line.amount': 'Recharge',
  'entry.line.bonus': 'Bonus',
  'entry.line.fee': 'Frais',
  'entry.line.tax': 'Taxes',
  'entry.line.total': 'Total payé',
};
