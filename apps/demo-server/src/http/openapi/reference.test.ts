import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openApiDocument.ts';

const document = openApiDocument();
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('has no problem that `redocly lint` reports', async () => {
  // The engine of the command-line tool. It also checks each example by its schema.
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended'] }),
  });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});

/** Words that mark a summary which is no verb with an object, or whose meaning a stranger would have to guess. */
const unclear =
  /\b(unless given|told|tells|stands|by itself|whoever|anew|lets go|gives back|twice is as once)\b/i;

describe.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (_, operation) => {
    test('has a summary in the imperative and a description of two to four sentences', () => {
      const { summary, description = '' } = operation;
      expect(summary).toMatch(/^[A-Z][a-z]+ .*[^.]$/);
      expect(summary).not.toMatch(/^(A|An|The|What|When|Who|Whether|How|\w+s) /);
      expect(summary).not.toMatch(unclear);
      expect(description).not.toMatch(/unless given|is told|twice is as once|by itself/i);
      const sentences = description.match(/[.!?](\s|$)/g)?.length ?? 0;
      expect(sentences).toBeGreaterThanOrEqual(2);
      expect(sentences).toBeLessThanOrEqual(5);
    });

    test('describes its parameters, its responses and the fields of its body, with an example', () => {
      for (const { name, description } of operation.parameters ?? []) {
        expect([name, description]).toEqual([name, expect.stringMatching(/\w/)]);
      }
      for (const [status, { description }] of Object.entries(operation.responses)) {
        expect([status, description]).toEqual([status, expect.stringMatching(/\w{3}/)]);
      }
      expect(Object.keys(operation.responses)).toContainEqual(expect.stringMatching(/^4/));
      const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
      expect(success?.description).toMatch(/^Returns .*\.$/);
      const content = operation.requestBody?.content['application/json'];
      if (content) {
        expect(content.example).toBeTypeOf('object');
        expect(undescribed(content.schema)).toEqual([]);
      }
    });
  },
);

test.each(Object.entries(document.components.schemas))('%s describes each of its fields', (_, schema) => {
  expect(undescribed(schema)).toEqual([]);
});

/** Lists the fields of a schema, at any depth, that have no description. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [] } = Object(schema);
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(typeof Object(field).description === 'string' ? [] : [`${path}${name}`]),
      ...undescribed(field, `${path}${name}.`),
    ]),
    ...[items, additionalProperties, ...anyOf, ...oneOf].flatMap((part) => undescribed(part, path)),
  ];
}
