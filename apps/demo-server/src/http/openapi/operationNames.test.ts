import { expect, test } from 'vitest';
import { openApiDocument } from './openApiDocument.ts';

const document = openApiDocument();
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('names each operation by a resource and a method that the tag repeats in words', () => {
  for (const { operationId, tags } of operations) {
    expect(operationId).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
    const words = tags
      .join()
      .toLowerCase()
      .replaceAll(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(operationId.split('.')[0]).toBe(words);
  }
});

test('describes every tag that an operation has, and no other', () => {
  const used = new Set(operations.flatMap(({ tags }) => tags));
  expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
  for (const { description } of document.tags) expect(description).toMatch(/^[A-Z].+\.$/);
  expect(document['x-tagGroups'].flatMap(({ tags }) => tags)).toEqual(document.tags.map(({ name }) => name));
});
