import type { CallOptions, WalletAdapter } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import type { WalletCapability, WalletScope, WalletSession } from '../WalletSession.ts';
import { identifierSource } from './identifierSource.ts';
import { listMemoryEntries } from './listMemoryEntries.ts';
import { MemoryClock } from './MemoryClock.ts';
import { MemoryKeys } from './MemoryKeys.ts';
import { MemoryLink } from './MemoryLink.ts';
import { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import { type MemoryScenarioSettings, scenarioSettings } from './MemoryScenarioSettings.ts';
import { MemoryTopUps } from './MemoryTopUps.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
import { MemoryWorld } from './MemoryWorld.ts';
import { memoryControl } from './memoryControl.ts';
import type { MemoryScenario } from './memoryScenarios.ts';
import { seedScenario } from './seedScenario.ts';
import { testMethods } from './testMethods.ts';
import { topUpSettings } from './topUpSettings.ts';

/** How a memory adapter starts. Whatever is given here wins over the scenario. */
export type MemoryAdapterOptions = Partial<MemoryScenarioSettings> & {
  /** @default 'default' */
  scenario?: MemoryScenario;
  /** The clock. With a fixed one, everything repeats from run to run. @default the real time */
  now?: () => Date;
  /** Ids are drawn from it: two adapters with different seeds share none. @default 1 */
  seed?: number;
  /** @default { id: 'customer_acme', name: 'Acme Inc.' } */
  customer?: { id: string; name: string };
  /** How many entries `many` has. @default 2500 */
  entryCount?: number;
  /** The confirm page of a top-up that `requiresAction`. @default this page, with a fragment */
  confirmUrl?: (topUpId: string) => string;
};

/**
 * A wallet backend in memory, for stories, tests and a first look: it keeps the rules of a real one and
 * fails on request. It runs in a browser and in Node, and forgets everything with the page.
 *
 * @example
 * const adapter = memoryAdapter({ scenario: 'threeDSecure' });
 * adapter.confirmTopUp(topUpId, 'approve');
 */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryWalletAdapter {
  const { scenario = 'default', seed = 1, entryCount = 2_500, confirmUrl = confirmHere } = options;
  const customer = options.customer ?? { id: 'customer_acme', name: 'Acme Inc.' };
  const settings = { ...scenarioSettings(scenario), ...options };
  const clock = new MemoryClock(options.now ?? (() => new Date()));
  const world = new MemoryWorld(customer.id, clock, identifierSource(seed));
  seedScenario({
    scenario,
    entryCount,
    now: clock.now(),
    openWallet: (currency, createdAt) => world.open(currency, createdAt),
  });
  const methods = new MemoryPaymentMethods(clock, world.identifier);
  for (const token of settings.tokens) methods.add(token);
  const wallet = (walletId: string) => world.wallet(walletId);
  const { identifier } = world;
  const topUps = new MemoryTopUps({ clock, identifier, methods, wallet, confirmUrl, ...settings });
  if (scenario === 'pending') startTopUp(world, methods, topUps);
  const link = new MemoryLink(settings.latencyMs, settings.outage);
  const parts: Parts = { customer, settings, world, methods, topUps, link };
  return { ...port(parts), ...memoryControl(parts) };
}

type Parts = {
  customer: { id: string; name: string };
  settings: MemoryScenarioSettings;
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  topUps: MemoryTopUps;
  link: MemoryLink;
};

/** The port, without the methods of capabilities that are switched off. */
function port(parts: Parts): WalletAdapter {
  const offers = (capability: WalletCapability) => parts.settings.capabilities.includes(capability);
  return {
    ...reading(parts),
    ...(offers('topUp') ? toppingUp(parts) : {}),
    ...(offers('paymentMethods') ? listingMethods(parts) : {}),
    ...(offers('addPaymentMethod') ? changingMethods(parts) : {}),
    ...(offers('events') ? following(parts) : {}),
  };
}

function reading(parts: Parts) {
  const { world } = parts;
  const call = caller(parts);
  return {
    getSession: (options) => call('getSession', null, options, () => session(parts)),
    listWallets: (options) =>
      call('listWallets', 'view', options, () => [...world.wallets.values()].map(({ wallet }) => wallet)),
    getBalance: ({ walletId }, options) =>
      call('getBalance', 'view', options, () => world.wallet(walletId).read()),
    listEntries: (parameters, options) =>
      call('listEntries', 'view', options, () =>
        listMemoryEntries(world.wallet(parameters.walletId).entries, parameters),
      ),
  } satisfies WalletAdapter;
}

function toppingUp(parts: Parts) {
  const { topUps } = parts;
  const call = caller(parts);
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

function listingMethods(parts: Parts) {
  const call = caller(parts);
  return {
    listPaymentMethods: (options) => call('listPaymentMethods', 'view', options, () => parts.methods.list()),
  } satisfies Partial<WalletAdapter>;
}

function changingMethods(parts: Parts) {
  const { methods } = parts;
  const call = caller(parts);
  const keys = new MemoryKeys();
  return {
    addPaymentMethod: ({ token }, options) =>
      call('addPaymentMethod', 'manage', options, () =>
        keys.once(['addPaymentMethod', token], options, () => methods.add(token)),
      ),
    removePaymentMethod: ({ paymentMethodId }, options) =>
      call('removePaymentMethod', 'manage', options, () => methods.remove(paymentMethodId)),
    makeDefaultPaymentMethod: ({ paymentMethodId }, options) =>
      call('makeDefaultPaymentMethod', 'manage', options, () => methods.makeDefault(paymentMethodId)),
  } satisfies Partial<WalletAdapter>;
}

function following(parts: Parts) {
  const { events } = parts.world;
  const call = caller(parts);
  return {
    streamEvents: ({ lastEventId, onStatus, onOpen }, options) => {
      const place = lastEventId ?? events.lastEventId;
      return stream();
      async function* stream() {
        onStatus?.('connecting');
        await call('streamEvents', 'view', options, () => undefined);
        onStatus?.('open');
        onOpen?.(events.position(place));
        yield* events.stream(place, options?.signal);
      }
    },
    listEvents: ({ after, limit }, options) =>
      call('listEvents', 'view', options, () => events.after(after, limit)),
  } satisfies Partial<WalletAdapter>;
}

/** Runs a call as it would run over a network: late, perhaps not at all, and with a copy of the answer. */
function caller({ link, world, topUps, settings }: Parts) {
  return async <Answer>(
    operation: keyof WalletAdapter,
    scope: WalletScope | null,
    options: CallOptions | undefined,
    work: () => Answer,
  ): Promise<Answer> => {
    await link.request(operation, options?.signal);
    if (scope && !settings.scopes.includes(scope)) {
      throw new WalletError('forbidden', `This session lacks the scope "${scope}".`, { facts: { scope } });
    }
    world.expireGrants();
    topUps.settleDue();
    const answer = structuredClone(work());
    link.answer(operation);
    return answer;
  };
}

function session({ customer, settings, world }: Parts): WalletSession {
  const currencies = new Set([...world.wallets.values()].map(({ wallet }) => wallet.currency));
  const offered = Object.entries(testMethods).map(([token, { label }]) => ({ token, label }));
  return {
    merchant: { name: 'Northwind Cloud' },
    customer,
    capabilities: [...settings.capabilities],
    scopes: [...settings.scopes],
    topUp: settings.capabilities.includes('topUp') ? [...currencies].map(topUpSettings) : [],
    paymentMethodSetup: settings.capabilities.includes('addPaymentMethod') ? { testMethods: offered } : null,
  };
}

function startTopUp(world: MemoryWorld, methods: MemoryPaymentMethods, topUps: MemoryTopUps): void {
  const [wallet] = world.wallets.values();
  const [method] = methods.list();
  if (!wallet || !method) return;
  const quote = topUps.quote({ walletId: wallet.wallet.id, amount: wallet.money(100_00) });
  topUps.create({ quoteId: quote.id, paymentMethodId: method.id });
}

function confirmHere(topUpId: string): string {
  const here = globalThis.location?.href ?? 'https://processor.example/';
  return new URL(`#confirm-${topUpId}`, here).href;
}
