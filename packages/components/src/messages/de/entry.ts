import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': 'Schließen',
  'entry.date': 'Datum',
  'entry.type': 'Art',
  'entry.source': 'Grund',
  'entry.reference': 'Referenz',
  'entry.balanceBefore': 'Guthaben davor',
  'entry.balanceAfter': 'Guthaben danach',
  'entry.copy': 'Referenz kopieren',
  'entry.copied': 'Referenz kopiert',
  'entry.copyFailed': 'Die Referenz wurde nicht kopiert',
  'entry.print': 'Drucken',
  'entry.receipt': 'Beleg',
  'entry.receiptFailed': 'Der Beleg konnte nicht geladen werden',
  'entry.receiptNumber': 'Belegnummer',
  'entry.issued': 'Ausgestellt',
  'entry.from': 'Von',
  'entry.to': 'Für',
  'entry.paidWith': 'Bezahlt mit',
  'entry.line.amount': 'Aufladung',
  'entry.line.bonus': 'Bonus',
  'entry.line.fee': 'Gebühr',
  'entry.line.tax': 'Steuer',
  'entry.line.total': 'Insgesamt bezahlt',
};
