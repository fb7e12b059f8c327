import type { MemoryAlerts } from './MemoryAlerts.ts';
import type { MemoryAutoTopUps } from './MemoryAutoTopUps.ts';
import type { MemoryInvoices } from './MemoryInvoices.ts';
import type { MemoryLink } from './MemoryLink.ts';
import type { MemoryNotifications } from './MemoryNotifications.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryScenarioSettings } from './MemoryScenarioSettings.ts';
import type { MemoryTopUps } from './MemoryTopUps.ts';
import type { MemoryWorld } from './MemoryWorld.ts';

/** Parts of a memory adapter. */
export type MemoryParts = {
  merchant: { name: string };
  customer: { id: string; name: string };
  settings: MemoryScenarioSettings;
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  topUps: MemoryTopUps;
  autoTopUps: MemoryAutoTopUps;
  alerts: MemoryAlerts;
  invoices: MemoryInvoices;
  notifications: MemoryNotifications;
  link: MemoryLink;
};

/** Does the work of a server's background jobs: everything that is due. */
export function runDue({ world, topUps, invoices, autoTopUps, alerts }: Omit<MemoryParts, 'link'>): void {
  world.expireGrants();
  topUps.settleDue();
  invoices.settleDue();
  autoTopUps.run();
  alerts.run();
}
