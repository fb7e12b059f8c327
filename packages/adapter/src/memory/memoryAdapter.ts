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
  const autoTopUps = new MemoryAutoTopUps({ world, methods, topUps });
  const alerts = new MemoryAlerts(world);
  const invoices = new MemoryInvoices({ world, methods, customerId: customer.id });
  seedServices({ scenario, world, methods, autoTopUps, alerts, invoices });
  const link = new MemoryLink(settings.latencyMs, settings.outage);
  const notifications = new MemoryNotifications(world);
  const services = { topUps, autoTopUps, alerts, invoices, notifications };
  const parts: MemoryParts = {
    merchant: { name: 'Northwind Cloud' },
    ...{ customer, settings, world, methods, link },
    ...services,
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
