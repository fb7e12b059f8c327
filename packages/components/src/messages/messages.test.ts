import { describe, expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { loadMessages } from './loadMessages.ts';
import type { Message } from './Messages.ts';

const sources = import.meta.glob<string>('../*/*.tsx', { query: '?raw', import: 'default', eager: true });
const isShown = ([path]: [string, string]) => !/\.(test|stories)\.tsx$|\/(stories|testing)\//.test(path);
const components = Object.entries(sources).filter(isShown);

const names = (message: Message) => {
  const texts = typeof message === 'string' ? [message] : [message.other];
  return texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).sort();
};

describe.each(Object.entries({ de, ar }))('%s', (language, messages) => {
  test('says everything that English says, with the same figures', () => {
    const shape = (texts: Readonly<Record<string, Message>>) =>
      Object.entries(texts).map(([key, text]) => `${key} ${names(text)}`);
    expect(shape(messages).sort()).toEqual(shape(en).sort());
  });

  test('has a form for each of its plurals', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const message of Object.values(messages)) {
      if (typeof message !== 'string') expect(Object.keys(message).sort()).toEqual([...categories].sort());
    }
  });
});

test('loads the language of a locale, and none for English', async () => {
  expect(await loadMessages('de-AT')).toBe(de);
  expect(await loadMessages('en-GB')).toBeNull();
  expect(await loadMessages('tlh')).toBeNull();
});

test('no component holds a text of its own', () => {
  expect(components.length).toBeGreaterThan(20);
  const literal = />\s*[\p{L}][^<>{}=;()]*<\/|(?:aria-label|title|placeholder|alt)="[^"]*\p{L}/gu;
  const found = components.flatMap(([path, text]) =>
    [...text.matchAll(literal)].map(([hit]) => `${path}: ${hit}`),
  );
  expect(found).toEqual([]);
});
