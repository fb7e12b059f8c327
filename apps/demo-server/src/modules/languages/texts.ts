import type { SystemReason } from '@coffer/adapter';
import type { Locale } from './locales.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { en, type Texts } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { he } from './texts/he.ts';
import { hi } from './texts/hi.ts';
import { ja } from './texts/ja.ts';
import { ptBR } from './texts/ptBR.ts';
import { zhCN } from './texts/zhCN.ts';

/** Subject, message and button of an email. */
export type EmailText = { subject: string; body: string; action: string };

const texts: Record<Locale, Texts> = {
  en,
  de,
  es,
  fr,
  'pt-BR': ptBR,
  ja,
  'zh-CN': zhCN,
  hi,
  ar,
  he,
};

/** Returns the texts of a language. */
export function textsOf(locale: Locale): Texts {
  return texts[locale];
}

/** Replaces each `{name}` in a text by its value. */
export function fill(text: string, values: Record<string, string | undefined>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** Words a reason of an entry that Coffer gave. */
export function wordReason({ code, invoiceNumber }: SystemReason, locale: Locale): string {
  return fill(texts[locale].reason[code], { number: invoiceNumber ?? '' });
}
