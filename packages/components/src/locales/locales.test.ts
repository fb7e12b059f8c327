import { describe, expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { languages, loadMessages } from './loadMessages.ts';
import type { Message } from './Messages.ts';
import { isPseudoLocale, pseudoText } from './pseudo.ts';

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

describe.each(
  await Promise.all(Object.entries(languages).map(async ([tag, load]) => [tag, await load()] as const)),
)('%s', (language, messages) => {
  test('has exactly the texts of English', () => {
    expect(complete.filter((key) => !(key in messages))).toEqual([]);
    expect(Object.keys(messages).filter((key) => !(key in en))).toEqual([]);
  });

  test('has the parameters of English in each text', () => {
    const english: Readonly<Record<string, Message>> = en;
    const other = Object.entries(messages).flatMap(([key, text]) => {
      const expected = names(english[key] ?? '').join();
      return names(text).join() === expected ? [] : [`${key} should have {${expected}}`];
    });
    expect(other).toEqual([]);
  });

  test('has a form for each plural category', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const message of Object.values(messages)) {
      if (typeof message !== 'string') expect(Object.keys(message).sort()).toEqual([...categories].sort());
    }
  });

  test('loads for its locale and names itself', async () => {
    expect(await loadMessages(language)).toEqual(messages);
    expect(messages.language).toBe(language);
  });
});

test('loads the language of a locale, and nothing for English', async () => {
  expect(await loadMessages('de-AT')).toEqual(de);
  expect(await loadMessages('en-GB')).toBeNull();
  expect(await loadMessages('tlh')).toBeNull();
  expect(await loadMessages('zh-TW')).toBeNull();
});

test('the pseudo-locale is English with accents, longer and with its parameters', async () => {
  expect(await loadMessages('en-XA')).toBeNull();
  expect(isPseudoLocale('en-XA')).toBe(true);
  expect(isPseudoLocale('en-US')).toBe(false);
  expect(pseudoText('Pay {amount}')).toBe('⟦Páý {amount}~~~~⟧');
});

test('every text is used', () => {
  const all = Object.entries({ ...sources, ...code }).filter(isShown);
  const source = all.map(([, text]) => text).join();
  // A key is written in full, or built as in `balance.${status}Explanation`.
  const built = [...source.matchAll(/`([a-zA-Z]+\.[a-zA-Z.]*)\$\{[^}]+\}(\w*)`/g)];
  const isBuilt = (key: string) =>
    built.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end));
  const unused = complete.filter(
    (key) => key !== 'language' && !source.includes(`'${key}'`) && !isBuilt(key),
  );
  expect(unused).toEqual([]);
});

test('no component contains a literal text', () => {
  expect(components.length).toBeGreaterThan(20);
  const literals = [
    // Text between tags, before an expression, or as a string in braces.
    />\s*\p{L}[^<>{}=;()]*<\//gu,
    /(?<![=-])>\s*\p{L}[\p{L} ,.’']*\{/gu,
    /\{\s*(['"`])[^'"`{}]*\p{L}{2}[^'"`{}]*\1\s*\}\s*</gu,
    // Text of attributes that are shown or read aloud.
    /\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)=\{?\s*['"`][^'"`]*\p{L}/gu,
  ];
  const found = components.flatMap(([path, text]) =>
    literals.flatMap((literal) => [...text.matchAll(literal)].map(([hit]) => `${path}: ${hit}`)),
  );
  expect(found).toEqual([]);
});
