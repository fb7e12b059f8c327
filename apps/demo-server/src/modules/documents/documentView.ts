import {
  dateText,
  dateTimeText,
  directionOf,
  fill,
  type Locale,
  moneyText,
  nameOfCountry,
  numberText,
  percentText,
  type Texts,
  textsOf,
  wordReason,
} from '../languages/index.ts';
import { defaultAccentColor } from '../mail/index.ts';
import type { DocumentContent, DocumentParty, DocumentTotal, LineText } from './DocumentContent.ts';

/** A document in words: what the page and the PDF print, in their order. */
export type DocumentView = {
  title: string;
  number: string;
  locale: Locale;
  direction: 'ltr' | 'rtl';
  accentColor: string;
  merchantName: string;
  issuedAt: Date;
  parties: { label: string; lines: string[] }[];
  facts: { label: string; value: string }[];
  columns: { label: string; isNumber: boolean }[];
  rows: string[][];
  /** Text instead of rows, if there are none. */
  empty: string | null;
  totals: { label: string; value: string; isMain: boolean }[];
  notes: string[];
  texts: Pick<Texts['document'], 'page' | 'download'>;
};

/** Words the content of an issued document in its language. */
export function viewOf({
  number,
  issued_at: issuedAt,
  content,
}: {
  number: string;
  issued_at: Date;
  content: DocumentContent;
}): DocumentView {
  const { locale } = content;
  const t = textsOf(locale).document;
  return {
    title: t[content.title],
    number,
    locale,
    direction: directionOf(locale),
    accentColor: content.accentColor ?? defaultAccentColor,
    merchantName: content.from.name,
    issuedAt,
    parties: [
      { label: t.from, lines: partyLines(content.from, locale) },
      { label: t.to, lines: partyLines(content.to, locale) },
    ],
    facts: factsOf(content, { number, issuedAt }),
    ...(content.statement ? statementTable(content) : lineTable(content)),
    notes: notesOf(content),
    texts: { page: t.page, download: t.download },
  };
}

function partyLines(party: DocumentParty, locale: Locale): string[] {
  const t = textsOf(locale).document;
  const name = party.legalName ?? party.name;
  return [
    name,
    ...(party.name === name ? [] : [party.name]),
    ...party.addressLines,
    ...(party.country === null ? [] : [nameOfCountry(party.country, locale)]),
    ...(party.taxId === null ? [] : [`${t.taxId}: ${party.taxId}`]),
    ...(party.email === null ? [] : [party.email]),
  ];
}

function factsOf(
  { locale, dueAt, paidAt, paidWith, corrects, statement }: DocumentContent,
  { number, issuedAt }: { number: string; issuedAt: Date },
): DocumentView['facts'] {
  const t = textsOf(locale).document;
  const facts: [string, string | null][] = [
    [t.number, number],
    [t.issued, dateText(issuedAt, locale)],
    [t.due, dueAt && dateText(dueAt, locale)],
    [t.paidOn, paidAt && dateText(paidAt, locale)],
    [t.paidWith, paidWith],
    [t.corrects, corrects],
    [t.period, statement && periodText(statement, locale)],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** The first and the last day of a statement. */
function periodText({ from, to }: { from: string; to: string }, locale: Locale): string {
  const lastDay = new Date(new Date(to).getTime() - 1);
  return `${dateText(from, locale)} – ${dateText(lastDay, locale)} (UTC)`;
}

function lineTable({
  locale,
  currency,
  lines,
  totals,
}: DocumentContent): Pick<DocumentView, 'columns' | 'rows' | 'empty' | 'totals'> {
  const t = textsOf(locale).document;
  const money = (amount: number) => moneyText({ amount, currency }, locale);
  const hasQuantities = lines.some(({ quantity }) => quantity !== null);
  return {
    columns: [
      { label: t.description, isNumber: false },
      ...(hasQuantities
        ? [
            { label: t.quantity, isNumber: true },
            { label: t.unitPrice, isNumber: true },
          ]
        : []),
      { label: t.amount, isNumber: true },
    ],
    rows: lines.map(({ text, quantity, unitAmount, amount }) => [
      wordLine(text, locale),
      ...(hasQuantities
        ? [
            quantity === null ? '' : numberText(quantity, locale),
            unitAmount === null ? '' : money(unitAmount),
          ]
        : []),
      money(amount),
    ]),
    empty: null,
    totals: totals.map((total) => ({
      label: totalLabel(total, locale),
      value: money(total.amount),
      isMain: total.kind.startsWith('total'),
    })),
  };
}

function totalLabel(total: DocumentTotal, locale: Locale): string {
  const t = textsOf(locale).document;
  return 'basisPoints' in total
    ? fill(t[total.kind], { rate: percentText(total.basisPoints, locale) })
    : t[total.kind];
}

function statementTable({
  locale,
  currency,
  statement,
}: DocumentContent): Pick<DocumentView, 'columns' | 'rows' | 'empty' | 'totals'> {
  if (!statement) throw new Error('This document has no statement.');
  const t = textsOf(locale).document;
  const money = (amount: number) => moneyText({ amount, currency }, locale);
  const { opening, moneyIn, moneyOut, closing, rows } = statement;
  return {
    columns: [
      { label: t.date, isNumber: false },
      { label: t.description, isNumber: false },
      { label: t.amount, isNumber: true },
      { label: t.balance, isNumber: true },
    ],
    rows: rows.map(({ at, text, count, amount, balanceAfter }) => [
      count === 1 ? dateTimeText(at, locale) : dateText(at, locale),
      count === 1 ? wordLine(text, locale) : `${wordLine(text, locale)} × ${numberText(count, locale)}`,
      money(amount),
      money(balanceAfter),
    ]),
    empty: rows.length === 0 ? t.noEntries : null,
    totals: [
      { label: t.opening, value: money(opening), isMain: false },
      { label: t.moneyIn, value: money(moneyIn), isMain: false },
      { label: t.moneyOut, value: money(moneyOut === 0 ? 0 : -moneyOut), isMain: false },
      { label: t.closing, value: money(closing), isMain: true },
    ],
  };
}

function wordLine(text: LineText, locale: Locale): string {
  if ('text' in text) return text.text;
  return 'reason' in text ? wordReason(text.reason, locale) : textsOf(locale).source[text.source];
}

function notesOf({ locale, currency, bonus, taxTreatment, title }: DocumentContent): string[] {
  const t = textsOf(locale).document;
  return [
    ...(bonus > 0 ? [fill(t.bonus, { amount: moneyText({ amount: bonus, currency }, locale) })] : []),
    ...(taxTreatment === 'reverseCharge' ? [t.reverseCharge] : []),
    ...(title === 'paymentReceipt' ? [t.taxedAtUse] : []),
  ];
}
