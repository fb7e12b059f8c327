import type { z } from 'zod';
import { type FieldError, WalletError } from '../errors/WalletError.ts';

/**
 * Validates a part of a request by its schema.
 *
 * @throws WalletError `invalid_request`, which names every invalid field.
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

/**
 * Returns a query string as a record.
 *
 * @throws WalletError `invalid_request` if a parameter is repeated.
 */
export function readQuery(search: URLSearchParams): Record<string, string> {
  const repeated = [...new Set(search.keys())].filter((name) => search.getAll(name).length > 1);
  if (repeated.length === 0) return Object.fromEntries(search);
  throw new WalletError(
    'invalid_request',
    `Given more than once: ${repeated.join(', ')}. Separate values by commas.`,
    { fields: repeated.map((field) => ({ field, message: 'is given more than once' })) },
  );
}

/**
 * Returns the version in `If-Match` ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#field.if-match)), such as `"3"`:
 * the version that a write changes.
 *
 * @throws WalletError `version_required` without the header, and if it is not a version.
 */
export function readVersion(headers: Headers): number {
  const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(headers.get('if-match')?.trim() ?? '');
  if (match) return Number(match[1]);
  throw new WalletError(
    'version_required',
    'Send If-Match with the version that you read, so that no other change is lost.',
    { fields: [{ field: 'If-Match', message: 'is required: a version, such as "3"' }] },
  );
}

export type ReadJsonBodyOptions = {
  /**
   * Whether the HTTP server ends the body at its `Content-Length`, as Node's does. Such a body is read as a whole, which
   * is several times faster than reading it as a stream.
   * @default false
   */
  trustsContentLength?: boolean;
};

/**
 * Reads a request's body as JSON. Stops as soon as it is longer than `maxBytes`, whatever its headers say.
 *
 * @throws WalletError `unsupported_media_type`, `body_too_large`, `malformed_request`, or `invalid_request` for a field
 * named `__proto__`.
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  { trustsContentLength = false }: ReadJsonBodyOptions = {},
): Promise<unknown> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new WalletError('unsupported_media_type', 'Send the body as Content-Type: application/json.');
  }
  const contentLength = request.headers.get('content-length');
  if (Number(contentLength) > maxBytes) throw bodyTooLarge(maxBytes);
  const isWhole = trustsContentLength && contentLength !== null;
  const bytes = isWhole ? await request.arrayBuffer() : await readStream(request, maxBytes);
  if (bytes.byteLength > maxBytes) throw bodyTooLarge(maxBytes);
  try {
    const text = utf8Decoder.decode(bytes);
    // A reviver is slow, so it runs only if the text may contain the name, which may be written with escapes.
    return /__proto__|\\u/i.test(text) ? JSON.parse(text, rejectProto) : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw new WalletError('malformed_request', 'The body is not valid JSON in UTF-8.', {
      cause,
      fields: [{ field: '', message: 'is not valid JSON in UTF-8' }],
    });
  }
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

/** Code that copies the object would silently drop a field of this name. */
function rejectProto(field: string, value: unknown): unknown {
  if (field !== '__proto__') return value;
  const message = 'is not a valid name of a field';
  throw new WalletError('invalid_request', `"__proto__" ${message}. Rename it.`, {
    fields: [{ field, message }],
  });
}

async function readStream(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop cancels the stream, so the rest is not received.
    if (length > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function bodyTooLarge(maxBytes: number): WalletError {
  return new WalletError('body_too_large', `The body is longer than ${maxBytes} bytes.`, {
    facts: { maxBytes },
  });
}
