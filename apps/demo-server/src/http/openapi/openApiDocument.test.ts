import { walletRoutes } from '@coffer/adapter/server';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openApiDocument.ts';

const paths: Record<string, Record<string, unknown>> = Object(openApiDocument().paths);
const operationOf = ({ method, path }: { method: string; path: string }) =>
  Object(paths[`/wallet${path}`]?.[method.toLowerCase()]);

describe('the OpenAPI document of the customer API', () => {
  test.each(walletRoutes.filter(({ versioned }) => versioned))(
    '$operationId requires If-Match and documents the errors for it',
    (route) => {
      const { parameters, responses } = operationOf(route);
      expect(parameters).toContainEqual(
        expect.objectContaining({ in: 'header', name: 'If-Match', required: true }),
      );
      expect(responses['428'].description).toBe('version_required');
      expect(responses['409'].description).toContain('version_conflict');
    },
  );

  test('only versioned operations have If-Match', () => {
    const text = JSON.stringify(paths);
    expect(text.split('"If-Match"').length - 1).toBe(
      walletRoutes.filter(({ versioned }) => versioned).length,
    );
  });

  test.each(walletRoutes.filter(({ media }) => media === 'text/csv'))(
    '$operationId responds with a CSV file',
    (route) => {
      expect(Object.keys(operationOf(route).responses['200'].content)).toEqual(['text/csv']);
    },
  );

  test.each(walletRoutes.filter(({ idempotent }) => idempotent))(
    '$operationId documents the errors of its idempotency key',
    (route) => {
      const { responses } = operationOf(route);
      expect(responses['400'].description).toContain('idempotency_key_required');
      expect(responses['409'].description).toContain('operation_in_progress');
      expect(responses['422'].description).toContain('idempotency_key_reused');
    },
  );
});
