import type { z } from 'zod';
import { type FieldError, WalletError } from '../errors/WalletError.ts';

/**
 * Checks a part of a request against its schema.
 *
 * @throws WalletError `invalid_request` that names every field at fault.
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(fieldErrors);
  const named = fields.map(({ field, message }) => `${field || 'The body'}: ${message}`).join('; ');
  throw new WalletError('invalid_request', `The request is not valid. ${named}.`, { fields });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'is not known' }));
  }
  return [{ field: issue.path.join('.'), message: issue.message }];
}
