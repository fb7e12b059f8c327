import { Webhook } from 'standardwebhooks';
import type { WebhookEvent } from './webhookEvents.ts';

/** Reasons why a request is not a valid webhook. */
export type WebhookVerificationCode =
  | 'missing_headers'
  | 'invalid_signature'
  | 'timestamp_out_of_tolerance'
  | 'malformed_body';

/** Thrown for a request that Coffer did not send, or not recently. Respond with 400 and do nothing else. */
export class WebhookVerificationError extends Error {
  readonly code: WebhookVerificationCode;

  constructor(code: WebhookVerificationCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WebhookVerificationError';
    this.code = code;
  }
}

/** Headers of a request: a `Headers` object, or Node's `request.headers`. */
type RequestHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A received request: a `Request`, or its headers and its raw body. A body that was parsed and written again has other
 * bytes, so its signature does not match.
 */
export type WebhookRequest = Request | { headers: RequestHeaders; body: string | Uint8Array };

/**
 * Verifies that a request is a webhook of your Coffer server and returns its event. Checks the signature, and that the
 * message was sent in the last five minutes, by the [Standard Webhooks](https://www.standardwebhooks.com) specification.
 * Runs on Node and on edge runtimes.
 *
 * A repeated delivery has the same `id`: store the ids that you have handled. A newer server may send types that
 * `WebhookEvent` does not list, so ignore what you do not know.
 *
 * @param secret - Secret of the endpoint, `whsec_…`. During a rotation, the old and the new one both work.
 * @throws WebhookVerificationError
 */
export async function verifyWebhook(request: WebhookRequest, secret: string): Promise<WebhookEvent> {
  const webhook = new Webhook(secret);
  const headers = signatureHeaders(request.headers);
  const body = await readBody(request);
  try {
    webhook.verify(body, headers, { jsonParse: false });
  } catch (cause) {
    throw toVerificationError(cause);
  }
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new WebhookVerificationError('malformed_body', 'The body of the webhook is not JSON.', { cause });
  }
}

const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

function signatureHeaders(headers: RequestHeaders): Record<(typeof names)[number], string> {
  const [id, timestamp, signature] = names.map((name) => headerOf(headers, name));
  if (!id || !timestamp || !signature) {
    const message = `The request has no ${names.join(', ')} header. Only accept webhooks at this URL.`;
    throw new WebhookVerificationError('missing_headers', message);
  }
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

function headerOf(headers: RequestHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

async function readBody(request: WebhookRequest): Promise<string> {
  if (request instanceof Request) return request.text();
  return typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body);
}

function toVerificationError(cause: unknown): WebhookVerificationError {
  const reason = cause instanceof Error ? cause.message : '';
  if (/timestamp too/.test(reason)) {
    const message =
      'The webhook was not sent in the last five minutes. Check the clock of this server: an old message may be a replay.';
    return new WebhookVerificationError('timestamp_out_of_tolerance', message, { cause });
  }
  const message =
    'The signature does not match. Check the secret of the endpoint, and verify the raw body before it is parsed.';
  return new WebhookVerificationError('invalid_signature', message, { cause });
}
