import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletCapability, WalletSession } from '../port/WalletSession.ts';
import { listMemoryEntries } from './listMemoryEntries.ts';
import { MemoryKeys } from './MemoryKeys.ts';
import type { MemoryParts } from './MemoryParts.ts';
import { memoryCall } from './memoryCall.ts';
import { memoryServices } from './memoryServices.ts';
import { testMethods } from './testMethods.ts';
import { topUpSettings } from './topUpSettings.ts';

/** Returns the port of a memory wallet, without the methods of missing capabilities. */
export function memoryPort(parts: MemoryParts): WalletAdapter {
  const has = (capability: WalletCapability) => parts.settings.capabilities.includes(capability);
  return {
    ...readMethods(parts),
    ...(has('topUp') ? topUpMethods(parts) : {}),
    ...(has('paymentMethods') ? paymentMethodMethods(parts) : {}),
    ...(has('addPaymentMethod') ? addPaymentMethodMethods(parts) : {}),
    ...(has('events') ? eventMethods(parts) : {}),
    ...memoryServices(parts),
  };
}

function readMethods(parts: MemoryParts) {
  const { world, alerts } = parts;
  const call = memoryCall(parts);
  return {
    getSession: (options) => call('getSession', null, options, () => session(parts)),
    listWallets: (options) =>
      call('listWallets', 'view', options, () => [...world.wallets.values()].map(({ wallet }) => wallet)),
    getBalance: ({ walletId }, options) =>
      call('getBalance', 'view', options, () => ({
        ...world.wallet(walletId).read(),
        lowSinceSequence: alerts.lowSince(walletId),
      })),
    listEntries: (parameters, options) =>
      call('listEntries', 'view', options, () =>
        listMemoryEntries(world.wallet(parameters.walletId).entries, parameters),
      ),
  } satisfies WalletAdapter;
}

function topUpMethods(parts: MemoryParts) {
  const { topUps } = parts;
  const call = memoryCall(parts);
  const keys = new MemoryKeys();
  return {
    createQuote: (parameters, options) =>
      call('createQuote', 'topUp', options, () => topUps.quote(parameters)),
    createTopUp: (parameters, options) => {
      const { quoteId, paymentMethodId, returnUrl } = parameters;
      return call('createTopUp', 'topUp', options, () =>
        keys.once(['createTopUp', quoteId, paymentMethodId, returnUrl], options, () =>
          topUps.create(parameters),
        ),
      );
    },
    getTopUp: ({ topUpId }, options) => call('getTopUp', 'view', options, () => topUps.get(topUpId)),
    cancelTopUp: ({ topUpId }, options) =>
      call('cancelTopUp', 'topUp', options, () =>
        keys.once(['cancelTopUp', topUpId], options, () => topUps.cancel(topUpId)),
      ),
  } satisfies Partial<WalletAdapter>;
}

function paymentMethodMethods(parts: MemoryParts) {
  const call = memoryCall(parts);
  return {
    listPaymentMethods: (options) => call('listPaymentMethods', 'view', options, () => parts.methods.list()),
  } satisfies Partial<WalletAdapter>;
}

function addPaymentMethodMethods(parts: MemoryParts) {
  const { methods } = parts;
  const call = memoryCall(parts);
  const keys = new MemoryKeys();
  return {
    addPaymentMethod: ({ token }, options) =>
      call('addPaymentMethod', 'manage', options, () =>
        keys.once(['addPaymentMethod', token], options, () => methods.add(token)),
      ),
    removePaymentMethod: ({ paymentMethodId }, options) =>
      call('removePaymentMethod', 'manage', options, () => {
        methods.remove(paymentMethodId);
        parts.autoTopUps.handleRemovedMethod(paymentMethodId);
      }),
    makeDefaultPaymentMethod: ({ paymentMethodId }, options) =>
      call('makeDefaultPaymentMethod', 'manage', options, () => methods.makeDefault(paymentMethodId)),
  } satisfies Partial<WalletAdapter>;
}

function eventMethods(parts: MemoryParts) {
  const { events } = parts.world;
  const call = memoryCall(parts);
  return {
    streamEvents: ({ lastEventId, onStatus, onOpen }, options) => {
      const start = lastEventId ?? events.lastEventId;
      return stream();
      async function* stream() {
        onStatus?.('connecting');
        await call('streamEvents', 'view', options, () => undefined);
        onStatus?.('open');
        onOpen?.(events.position(start));
        yield* events.stream(start, options?.signal);
      }
    },
    listEvents: ({ after, limit }, options) =>
      call('listEvents', 'view', options, () => events.after(after, limit)),
  } satisfies Partial<WalletAdapter>;
}

function session({ merchant, customer, settings, world }: MemoryParts): WalletSession {
  const currencies = new Set([...world.wallets.values()].map(({ wallet }) => wallet.currency));
  const tokens = Object.entries(testMethods).map(([token, { label }]) => ({ token, label }));
  return {
    merchant,
    customer,
    capabilities: [...settings.capabilities],
    scopes: [...settings.scopes],
    topUp: settings.capabilities.includes('topUp') ? [...currencies].map(topUpSettings) : [],
    paymentMethodSetup: settings.capabilities.includes('addPaymentMethod') ? { testMethods: tokens } : null,
  };
}
