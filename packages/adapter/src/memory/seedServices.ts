import type { AutoTopUpAttempt, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { MemoryAlerts } from './MemoryAlerts.ts';
import type { MemoryAutoTopUps } from './MemoryAutoTopUps.ts';
import type { MemoryInvoices } from './MemoryInvoices.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import type { MemoryScenario } from './memoryScenarios.ts';
import { seedInvoices } from './seedInvoices.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Parameters of `seedServices`. */
export type SeedServicesContext = {
  scenario: MemoryScenario;
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  autoTopUps: MemoryAutoTopUps;
  alerts: MemoryAlerts;
  invoices: MemoryInvoices;
};

/** Creates the alert, invoices and auto top-up of a scenario. Call it after `seedScenario`. */
export function seedServices(context: SeedServicesContext): void {
  const [dollars] = context.world.wallets.values();
  if (
    !dollars ||
    context.scenario === 'empty' ||
    context.scenario === 'closing' ||
    context.scenario === 'closed'
  )
    return;
  const { id: walletId } = dollars.wallet;
  context.alerts.save({
    walletId,
    enabled: true,
    threshold: dollars.money(50_00),
    channels: ['email', 'inApp'],
    version: 0,
  });
  seedInvoices(context.invoices, { scenario: context.scenario, wallet: dollars, clock: context.world.clock });
  seedAutoTopUp(dollars, context);
}

function seedAutoTopUp(
  wallet: MemoryWallet,
  { scenario, world, methods, autoTopUps }: SeedServicesContext,
): void {
  const { clock, identifier } = world;
  const rule = autoTopUps.rule(wallet.wallet.id);
  const paymentMethodId = methods.list()[0]?.id ?? 'payment_method_gone';
  const settings: AutoTopUpSettings = {
    mode: 'fixed',
    threshold: wallet.money(200_00),
    amount: wallet.money(500_00),
    paymentMethodId,
    monthlyCap: wallet.money(2_000_00),
    dailyCount: 2,
  };
  const attempt = (agoMs: number, change: Partial<AutoTopUpAttempt> = {}): AutoTopUpAttempt => ({
    id: identifier('attempt'),
    topUpId: null,
    amount: settings.amount,
    status: 'settled',
    failure: null,
    createdAt: clock.timestamp(-agoMs),
    ...change,
  });
  const declined = { code: 'card_declined', message: 'The bank declined the card.' } as const;
  // The history has one auto top-up, two days ago. The customer has turned it off since then.
  Object.assign(rule, { settings, version: 2, attempts: [attempt(2 * dayMs)] });
  const switchOn = (attempts: AutoTopUpAttempt[], change: Partial<typeof rule> = {}) =>
    Object.assign(rule, { on: true, ...change, attempts: [...rule.attempts, ...attempts] });
  switch (scenario) {
    case 'autoTopUp':
      switchOn([]);
      break;
    case 'autoTopUpWaiting':
      switchOn([attempt(minuteMs, { status: 'unavailable' })]);
      break;
    case 'autoTopUpLimitReached':
      switchOn([attempt(2 * minuteMs), attempt(minuteMs)]);
      break;
    case 'autoTopUpDeclined':
      switchOn([attempt(minuteMs, { status: 'declined', failure: declined })], { declinesInARow: 1 });
      break;
    case 'autoTopUpPaused': {
      const attempts = [3, 2, 1].map((hours) =>
        attempt(hours * 60 * minuteMs, { status: 'declined', failure: declined }),
      );
      const since = attempts.at(-1)?.createdAt ?? clock.timestamp();
      switchOn(attempts, { declinesInARow: 3, paused: { code: 'card_declined', since } });
      break;
    }
    case 'autoTopUpRequiresAction':
      switchOn([]);
      autoTopUps.run();
      break;
    case 'autoTopUpMethodRemoved': {
      const paused = { code: 'payment_method_removed' as const, since: clock.timestamp(-60 * minuteMs) };
      Object.assign(rule, { settings: { ...settings, paymentMethodId: 'payment_method_gone' }, paused });
    }
  }
}
