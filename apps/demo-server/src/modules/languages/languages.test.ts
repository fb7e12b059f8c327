import { describe, expect, test } from 'vitest';
import { locales, textsOf } from './index.ts';

/** Every text of a language by its path, such as `email.receipt.subject`. */
function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(Object(value)).flatMap(([name, part]) =>
    flatten(part, path === '' ? name : `${path}.${name}`),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const english = new Map(flatten(textsOf('en')));

describe.each(locales.filter((locale) => locale !== 'en'))('the texts of %s', (locale) => {
  const texts = flatten(textsOf(locale));

  test('have the keys and the placeholders of the English ones', () => {
    expect(texts.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of texts) {
      expect([path, placeholders(text)]).toEqual([path, placeholders(english.get(path) ?? '')]);
    }
  });

  test('are translated', () => {
    const same = texts.filter(([path, text]) => text.length > 12 && text === english.get(path));
    expect(same).toEqual([]);
  });
});
