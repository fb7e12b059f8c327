import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress, privateWebhookProblem } from './receiverAddress.ts';

export type PostWebhookParameters = {
  url: string;
  headers: Record<string, string>;
  body: string;
  allowPrivate: boolean;
  timeoutMs: number;
  /** Resolves host names. @default the resolver of the system */
  lookup?: LookupFunction;
};

/** The response of a receiver, or why there is none. */
export type WebhookResponse =
  | { status: number; retryAfter: string | null; detail: string }
  | { status: null; retryAfter: null; detail: string };

/** Maximum characters of a response body that are read and stored. */
const detailMax = 500;

/**
 * Posts to a receiver, without following redirects. Unless private addresses are allowed, it connects only to an address
 * that was checked after the host name was resolved, so that no second look-up can lead elsewhere (server-side request
 * forgery). Never rejects.
 *
 * @see https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
 */
export function postWebhook(parameters: PostWebhookParameters): Promise<WebhookResponse> {
  const { headers, body, timeoutMs } = parameters;
  const url = new URL(parameters.url);
  const problem = parameters.allowPrivate ? null : privateWebhookProblem(url);
  if (problem !== null) return refused(`Not sent: a webhook address ${problem}.`);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        // No shared agent: it could reuse a connection to an address that was checked for another request.
        agent: false,
        lookup: ssrfSafeLookup(parameters),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        readStart(response).then(
          (detail) => {
            const retryAfter = response.headers['retry-after'] ?? null;
            resolve({ status: response.statusCode ?? 0, retryAfter, detail });
            sent.destroy();
          },
          (error: unknown) => resolve(noResponse(error, timeoutMs)),
        );
      },
    );
    sent.on('error', (error) => resolve(noResponse(error, timeoutMs)));
    sent.end(body);
  });
}

function ssrfSafeLookup({ allowPrivate, lookup = systemLookup }: PostWebhookParameters): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = addresses.filter(({ address }) => allowPrivate || !isPrivateAddress(address));
      const [first] = allowed;
      if (!first) return callback(new Error(privateText), []);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** Reads the start of a response body, and discards it from a private address: it may be an internal service's. */
async function readStart(response: IncomingMessage): Promise<string> {
  const isPrivate = isPrivateAddress(response.socket.remoteAddress ?? '');
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length >= detailMax) break;
  }
  if (isPrivate) return discardedText;
  return text.slice(0, detailMax).replaceAll('\0', '').toWellFormed();
}

const privateText = 'Not sent: the webhook address is private.';
const discardedText = 'Coffer does not keep the response body of a private address.';

function refused(detail: string): Promise<WebhookResponse> {
  return Promise.resolve({ status: null, retryAfter: null, detail });
}

function noResponse(error: unknown, timeoutMs: number): WebhookResponse {
  const isTimeout = error instanceof Error && /abort|timeout/i.test(error.name);
  const text = error instanceof Error ? error.message : String(error);
  const detail = isTimeout ? `The receiver did not respond within ${timeoutMs / 1000} seconds.` : text;
  return { status: null, retryAfter: null, detail: detail.slice(0, detailMax) };
}
