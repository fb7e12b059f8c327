import { expect, test } from 'vitest';
import { z } from 'zod';
import { walletRoutes } from './walletRoutes.ts';

test('every schema of the route table converts to JSON Schema', () => {
  for (const { path, params, query, body, response } of walletRoutes) {
    for (const schema of [params, query, body]) {
      if (schema) expect(z.toJSONSchema(schema, { io: 'input' }), path).toBeTypeOf('object');
    }
    if (response) expect(z.toJSONSchema(response, { io: 'output' }), path).toBeTypeOf('object');
  }
});

test('query parameters have the types that they are parsed to', () => {
  const entries = walletRoutes.find((route) => route.operationId === 'listEntries');
  expect(z.toJSONSchema(entries?.query ?? z.never(), { io: 'input' })).toMatchObject({
    properties: {
      limit: { type: 'integer', minimum: 1, maximum: 100 },
      type: { type: 'array', items: { enum: ['credit', 'debit', 'refund', 'adjustment'] } },
    },
  });
});

test('operations and paths are unique', () => {
  for (const names of [
    walletRoutes.map((route) => route.operationId),
    walletRoutes.map((route) => `${route.method} ${route.path}`),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
