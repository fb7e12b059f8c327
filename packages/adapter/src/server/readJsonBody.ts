import { WalletError } from '../errors/WalletError.ts';

export type ReadJsonBodyOptions = {
  /**
   * Whether the body surely ends at its announced length, as behind Node's HTTP server: such a one is read
   * whole, several times faster than as a stream.
   * @default false
   */
  isLengthKept?: boolean;
};

/**
 * Reads a request's body as JSON, and stops as soon as it is too long, whatever its headers promise.
 *
 * @throws WalletError `unsupported_media_type`, `body_too_large` or `malformed_request`.
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  { isLengthKept = false }: ReadJsonBodyOptions = {},
): Promise<unknown> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new WalletError('unsupported_media_type', 'Send the body as Content-Type: application/json.');
  }
  const announced = request.headers.get('content-length');
  if (Number(announced) > maxBytes) throw tooLarge(maxBytes);
  const isWhole = isLengthKept && announced !== null;
  const bytes = isWhole ? await request.arrayBuffer() : await readStream(request, maxBytes);
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  try {
    const text = decoder.decode(bytes);
    // A reviver is slow, so only a text that may have the name is read with one. It may be spelt with escapes.
    return /__proto__|\\u/i.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw new WalletError('malformed_request', 'The body is no JSON in UTF-8.', {
      cause,
      fields: [{ field: '', message: 'is no JSON in UTF-8' }],
    });
  }
}

/** A field of this name would be dropped silently by whatever copies the object. */
function refuseProto(field: string, value: unknown): unknown {
  if (field !== '__proto__') return value;
  const message = 'is a name that no field can have';
  throw new WalletError('invalid_request', `The field "__proto__" ${message}. Rename it.`, {
    fields: [{ field, message }],
  });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

async function readStream(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop cancels the stream, so the rest is not even received.
    if (length > maxBytes) throw tooLarge(maxBytes);
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

function tooLarge(maxBytes: number): WalletError {
  return new WalletError('body_too_large', `The body is longer than ${maxBytes} bytes.`, {
    facts: { maxBytes },
  });
}
