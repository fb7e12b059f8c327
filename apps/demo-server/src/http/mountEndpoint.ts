import { WalletError } from '@coffer/adapter';
import { readJsonBody } from '@coffer/adapter/server';
import type { Context, Hono } from 'hono';
import type { MerchantCaller } from '../modules/apiKeys/index.ts';
import { auditDetail } from '../modules/auditLog/index.ts';
import type { AuditActor, AuditContext, CallerKey, WalletContext } from '../modules/shared/index.ts';
import { inSpan } from '../tracing/inSpan.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { maxBodyBytes } from './bodyLimit.ts';
import type { Endpoint } from './Endpoint.ts';

/** Serves an endpoint. The response is JSON, or has no body. */
export function mountEndpoint(
  app: Hono<AppEnvironment>,
  endpoint: Endpoint,
  { wallet, keyScope }: { wallet: WalletContext; keyScope: string },
): void {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.on(endpoint.method, path, async (c) => {
    const { merchantId, ...caller } = c.get('caller');
    requireScopes(endpoint, caller);
    const key = readKey(c, endpoint, `${keyScope}:${merchantId}`);
    const request = {
      params: readParams(c),
      query: readQuery(c),
      body: endpoint.body
        ? await readJsonBody(c.req.raw, maxBodyBytes, { trustsContentLength: true })
        : undefined,
    };
    const { scopes = [], keyId = null, operates = false } = caller;
    const context = endpoint.audited ? { ...wallet, audit: auditContextOf(c, endpoint, request) } : wallet;
    const { body, replayed } = await inSpan(endpoint.operationId, {}, () =>
      endpoint.handle(context, { merchantId, scopes, keyId, operates, key }, request),
    );
    const { status } = endpoint;
    c.set('areHeadersComplete', true);
    // node-server writes a text body with plain headers directly, without creating a stream and Headers.
    return new Response(endpoint.response ? JSON.stringify(body) : null, {
      status,
      headers: {
        ...(endpoint.response ? { 'content-type': 'application/json' } : {}),
        'cache-control': 'no-store',
        ...c.get('securityHeaders'),
        ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
        'x-request-id': c.get('requestId'),
      },
    });
  });
}

/** Rejects a key without the scopes of the endpoint. The demo and the holder of a payment link have no key. */
function requireScopes(
  { scopes }: Endpoint,
  { keyId, scopes: granted = [], operates }: Partial<MerchantCaller>,
): void {
  if (keyId === undefined) return;
  const missing = scopes.filter((scope) => (scope === 'operate' ? !operates : !granted.includes(scope)));
  if (missing.length === 0) return;
  throw new WalletError('forbidden', `This key may not do that: it lacks ${missing.join(', ')}.`, {
    facts: { missing },
  });
}

function auditContextOf(
  c: Context<AppEnvironment>,
  { operationId }: Endpoint,
  { params, body }: { params: Record<string, string>; body: unknown },
): AuditContext {
  const { merchantId } = c.get('caller');
  const actor = actorOf(c.get('caller'));
  const detail = auditDetail(body, c.get('requestId'));
  // The token of a payment link is a secret, so the log must not contain it.
  const { token: _, ...named } = params;
  return { merchantId, actor, action: operationId, subjects: Object.values(named), detail };
}

function actorOf({ keyId, paymentLinkId }: AppEnvironment['Variables']['caller']): AuditActor {
  if (keyId !== undefined) return { type: 'apiKey', id: keyId };
  if (paymentLinkId !== undefined) return { type: 'paymentLink', id: paymentLinkId };
  return { type: 'server', id: 'demo' };
}

function readParams(c: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(c.req.param()).map(([name, value]) => [name, String(value)]));
}

function readQuery(c: Context): Record<string, string> {
  const repeated = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1);
  if (repeated.length > 0) {
    const fields = repeated.map(([field]) => ({ field, message: 'is given more than once' }));
    throw new WalletError('invalid_request', 'A query parameter is given more than once.', { fields });
  }
  return c.req.query();
}

function readKey(c: Context, endpoint: Endpoint, scope: string): CallerKey | null {
  const key = c.req.header('idempotency-key');
  if (endpoint.idempotencyKey === 'none' || (key === undefined && endpoint.idempotencyKey === 'optional'))
    return null;
  if (key === undefined || key === '') {
    const fields = [{ field: 'Idempotency-Key', message: 'is required: 1 to 255 characters' }];
    const message = 'Send an Idempotency-Key of 1 to 255 characters, a new one for each new request.';
    throw new WalletError('idempotency_key_required', message, { fields });
  }
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return { scope, key };
  const fields = [{ field: 'Idempotency-Key', message: 'is not 1 to 255 printable ASCII characters' }];
  throw new WalletError('invalid_request', 'This Idempotency-Key cannot be used.', { fields });
}
