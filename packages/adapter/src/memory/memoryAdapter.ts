import { identifierSource } from './identifierSource.ts';
import { MemoryAlerts } from './MemoryAlerts.ts';
import { MemoryAutoTopUps } from './MemoryAutoTopUps.ts';
import { MemoryClock } from './MemoryClock.ts';
import { MemoryInvoices } from './MemoryInvoices.ts';
import { MemoryLink } from './MemoryLink.ts';
import { MemoryNotifications } from './MemoryNotifications.ts';
import type { MemoryParts } from './MemoryParts.ts';
import { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import { type MemoryScenarioSettings, scenarioSettings } from './MemoryScenarioSettings.ts';
import { MemoryTopUps } from './MemoryTopUps.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
import { MemoryWorld } from './MemoryWorld.ts';
import { memoryControl } from './memoryControl.ts';
import { memoryPort } from './memoryPort.ts';
import type { MemoryScenario } from './memoryScenarios.ts';
import { seedScenario } from './seedScenario.ts';
import { seedServices } from './seedServices.ts';

/** Options of `memoryAdapter`. They override the settings of the scenario. */
export type MemoryAdapterOptions = Partial<MemoryScenarioSettings> & {
  /** Situation to start in. @default 'default' */
  scenario?: MemoryScenario;
  /** Returns the current time. With a fixed time, everything repeats from run to run. @default the real time */
  now?: () => Date;
  /** Seed of the ids. Two adapters with different seeds share no id. @default 1 */
  seed?: number;
  /** @default { id: 'customer_acme', name: 'Acme Inc.' } */
  customer?: { id: string; name: string };
  /** Number of entries in the scenario `many`. @default 2500 */
  entryCount?: number;
  /** Returns the URL of the confirm page of a top-up that `requiresAction`. @default this page, with a fragment */
  confirmUrl?: (topUpId: string) => string;
};

/**
 * Creates a wallet backend in memory, for stories, tests and a first look. It passes the contract suite that real
 * backends pass, and fails on request. It runs in browsers and in Node, and keeps nothing after a reload.
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
  const autoTopUps = new MemoryAutoTopUps({ world, methods, topUps });
  const alerts = new MemoryAlerts(world);
  const invoices = new MemoryInvoices({ world, methods, customerId: customer.id });
  seedServices({ scenario, world, methods, autoTopUps, alerts, invoices });
  const link = new MemoryLink(settings.latencyMs, settings.outage);
  const notifications = new MemoryNotifications(world);
  const parts: MemoryParts = {
    merchant: { name: 'Northwind Cloud' },
    customer,
    settings,
    world,
    methods,
    link,
    topUps,
    autoTopUps,
    alerts,
    invoices,
    notifications,
  };
  return { ...memoryPort(parts), ...memoryControl(parts) };
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
