import { walletRoutes } from '@coffer/adapter/server';
import { dodoEndpoints } from '../http/dodo/dodoEndpoints.ts';
import { linkEndpoints } from '../http/pay/linkEndpoints.ts';
import { testEndpoints } from '../http/test/testEndpoints.ts';
import { merchantEndpoints } from '../http/v1/merchantEndpoints.ts';

const examples = new Map<string, unknown>([
  ...[...merchantEndpoints, ...testEndpoints, ...linkEndpoints, ...dodoEndpoints].map(
    ({ operationId, example }) => [operationId, example] as const,
  ),
  ...walletRoutes.map(({ operationId, example }) => [`customerApi.${operationId}`, example] as const),
]);

/**
 * Returns a valid body of an operation, so that a test can make one part of it invalid: the example of the API
 * reference, with the IDs of objects that exist.
 */
export function sampleBodies(operationId: string, ids: Record<string, string>): unknown {
  const example = examples.get(operationId);
  if (example === undefined) throw new Error(`Add an example to ${operationId}.`);
  const { linkQuoteId } = ids;
  const isLink = operationId.startsWith('paymentPage.') && linkQuoteId !== undefined;
  return withIds(example, isLink ? { ...ids, quoteId: linkQuoteId } : ids);
}

/** Replaces the placeholders of an example: a field `quoteId`, and each element of `quoteIds`. */
function withIds(value: unknown, ids: Record<string, string>, field = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => withIds(element, ids, field.replace(/s$/, '')));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withIds(part, ids, name)]));
  }
  return typeof value === 'string' && value.endsWith('_01m0example') ? (ids[field] ?? value) : value;
}
