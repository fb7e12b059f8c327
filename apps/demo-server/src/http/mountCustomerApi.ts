import type { WalletAdapter } from '@coffer/adapter';
import { createWalletHandler } from '@coffer/adapter/server';
import type { Hono } from 'hono';
import { createCustomerAdapter } from '../modules/customerAdapter.ts';
import type { SignedIn } from '../modules/sessions/index.ts';
import { inSpan } from '../tracing/inSpan.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { authenticateCustomer } from './authenticate.ts';
import type { CredentialGuard } from './credentialGuard.ts';
import { problemBaseUrl } from './respondWithError.ts';

/** Mounts the customer API: the kit's request handler on an adapter of this server's modules. */
export function mountCustomerApi(
  app: Hono<AppEnvironment>,
  { wallet, logger, guard, tracing }: AppOptions & { guard: CredentialGuard },
): void {
  const addresses = new WeakMap<Request, string>();
  // The handler passes the identity object on unchanged, but its type has only a part of the fields.
  const signedIn = new WeakMap<object, SignedIn & { requestId: string | undefined }>();
  const handler = createWalletHandler({
    basePath: '/wallet',
    problemBaseUrl,
    async authenticate(request) {
      const address = addresses.get(request) ?? 'unknown';
      const identity = await authenticateCustomer({ wallet, guard }, request, address);
      signedIn.set(identity, { ...identity, requestId: request.headers.get('x-request-id') ?? undefined });
      return identity;
    },
    adapter(identity) {
      const customer = signedIn.get(identity);
      if (!customer) throw new Error('The handler passed an identity that `authenticate` did not return.');
      const plain = createCustomerAdapter(wallet, customer);
      const adapter = tracing ? traced(plain) : plain;
      return wallet.processor.mode === 'none' ? withoutPayments(adapter) : adapter;
    },
    onError: (error, { requestId }) => logger.error({ requestId, err: error }, 'customer request failed'),
  });
  app.all('/wallet/*', (c) => {
    // The handler reads the ID from the request.
    c.req.raw.headers.set('x-request-id', c.get('requestId'));
    addresses.set(c.req.raw, c.get('address'));
    return handler(c.req.raw);
  });
}

/** Methods that need a payment processor. Without one, a call to them is rejected with `capability_missing`. */
const paymentOperations: readonly PropertyKey[] = [
  'createQuote',
  'createTopUp',
  'getTopUp',
  'cancelTopUp',
  'listPaymentMethods',
  'addPaymentMethod',
  'removePaymentMethod',
  'makeDefaultPaymentMethod',
  'getAutoTopUp',
  'previewAutoTopUp',
  'saveAutoTopUp',
  'switchOffAutoTopUp',
  'resumeAutoTopUp',
] satisfies (keyof WalletAdapter)[];

/** Gives each operation that returns a promise a span. Event streams have none, because they last for hours. */
function traced(adapter: WalletAdapter): WalletAdapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const operation: unknown = Reflect.get(target, name, receiver);
      if (typeof operation !== 'function' || name === 'streamEvents') return operation;
      return (...parameters: unknown[]) =>
        inSpan(String(name), {}, async () => Reflect.apply(operation, target, parameters));
    },
  });
}

function withoutPayments(adapter: WalletAdapter): WalletAdapter {
  return new Proxy(adapter, {
    get: (target, name, receiver) =>
      paymentOperations.includes(name) ? undefined : Reflect.get(target, name, receiver),
  });
}
