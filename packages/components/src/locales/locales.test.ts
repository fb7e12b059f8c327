import { describe, expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { loadMessages } from './loadMessages.ts';
import type { Message } from './Messages.ts';
import { ptBR } from './pt-BR.ts';
import { zhCN } from './zh-CN.ts';

const sources = import.meta.glob<string>('../*/*.tsx', { query: '?raw', import: 'default', eager: true });
const code = import.meta.glob<string>(['../*/*.ts', '!../stories/*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const isShown = ([path]: [string, string]) => !/\.(test|stories)\.tsx?$|\/(stories|testing)\//.test(path);
const components = Object.entries(sources).filter(isShown);

const names = (message: Message) => {
  const texts = typeof message === 'string' ? [message] : [message.other];
  return texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).sort();
};

const complete = Object.keys(en).sort();

describe.each(Object.entries({ ar, de, es, fr, he, hi, ja, 'pt-BR': ptBR, 'zh-CN': zhCN }))(
  '%s',
  (language, messages) => {
    test('lacks no text, and has none that English has not', () => {
      expect(complete.filter((key) => !(key in messages))).toEqual([]);
      expect(Object.keys(messages).filter((key) => !(key in en))).toEqual([]);
    });

    test('has the figures of English in each text', () => {
      const english: Readonly<Record<string, Message>> = en;
      const other = Object.entries(messages).flatMap(([key, text]) => {
        const expected = names(english[key] ?? '').join();
        return names(text).join() === expected ? [] : [`${key} should have {${expected}}`];
      });
      expect(other).toEqual([]);
    });

    test('has a form for each of its plurals', () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const message of Object.values(messages)) {
        if (typeof message !== 'string') expect(Object.keys(message).sort()).toEqual([...categories].sort());
      }
    });

    test('loads by its locale', async () => {
      expect(await loadMessages(language)).toEqual(messages);
    });
  },
);

test('loads the language of a locale, and none for English', async () => {
  expect(await loadMessages('de-AT')).toEqual(de);
  expect(await loadMessages('en-GB')).toBeNull();
  expect(await loadMessages('tlh')).toBeNull();
  expect(await loadMessages('zh-TW')).toBeNull();
});

test('the pseudo-locale has every text, longer, with its figures', async () => {
  const pseudo = (await loadMessages('en-XA')) ?? {};
  expect(complete.filter((key) => !(key in pseudo))).toEqual([]);
  expect(pseudo['topUp.pay']).toBe('⟦Páý {amount}~~~~⟧');
});

test('no text is said by nobody', () => {
  const all = Object.entries({ ...sources, ...code }).filter(isShown);
  const source = all.map(([, text]) => text).join();
  // Written out, or by what stands before and after a figure: `balance.${status}Explanation`.
  const made = [...source.matchAll(/`([a-zA-Z]+\.[a-zA-Z.]*)\$\{[^}]+\}(\w*)`/g)];
  const isMade = (key: string) =>
    made.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end));
  const unsaid = complete.filter((key) => key !== 'language' && !source.includes(`'${key}'`) && !isMade(key));
  expect(unsaid).toEqual([]);
});

test('no component holds a text of its own', () => {
  expect(components.length).toBeGreaterThan(20);
  const literals = [
    // Between tags, also before a figure, and as a string in braces.
    />\s*\p{L}[^<>{}=;()]*<\//gu,
    /(?<![=-])>\s*\p{L}[\p{L} ,.’']*\{/gu,
    /\{\s*(['"`])[^'"`{}]*\p{L}{2}[^'"`{}]*\1\s*\}\s*</gu,
    // In what is read aloud or shown beside.
    /\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)=\{?\s*['"`][^'"`]*\p{L}/gu,
  ];
  const found = components.flatMap(([path, text]) =>
    literals.flatMap((literal) => [...text.matchAll(literal)].map(([hit]) => `${path}: ${hit}`)),
  );
  expect(found).toEqual([]);
});
