import { expect } from 'vitest';
import type { AlertSettings } from '../port/AlertSettings.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money, waitUntil } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of low-balance alerts. */
export function alertContract(contract: ContractTest): void {
  contract('saves alert settings', ['alerts'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { getAlertSettings, saveAlertSettings } = requireMethods(
      adapter,
      'getAlertSettings',
      'saveAlertSettings',
    );
    const before = await getAlertSettings({ walletId });
    expect(before).toMatchObject({ walletId, enabled: false });
    const saved = await saveAlertSettings({ walletId, ...on(before), version: before.version });
    expect(saved).toMatchObject({ ...on(before), walletId });
    expect(saved.version).toBeGreaterThan(before.version);
    expect(await getAlertSettings({ walletId })).toEqual(saved);
  });

  contract('rejects a change of an older version', ['alerts'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { getAlertSettings, saveAlertSettings } = requireMethods(
      adapter,
      'getAlertSettings',
      'saveAlertSettings',
    );
    const before = await getAlertSettings({ walletId });
    const saved = await saveAlertSettings({ walletId, ...on(before), version: before.version });
    const { facts } = await expectRejection(
      'version_conflict',
      saveAlertSettings({ walletId, ...on(before), enabled: false, version: before.version }),
    );
    expect(facts).toMatchObject({ version: saved.version });
    expect(await getAlertSettings({ walletId })).toEqual(saved);
  });

  contract('rejects invalid alert settings', ['alerts'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { getAlertSettings, saveAlertSettings } = requireMethods(
      adapter,
      'getAlertSettings',
      'saveAlertSettings',
    );
    const before = await getAlertSettings({ walletId });
    const save = (change: Partial<AlertSettings>) =>
      saveAlertSettings({ walletId, ...on(before), version: before.version, ...change });
    await expectRejection('invalid_request', save({ threshold: null }));
    await expectRejection(['currency_mismatch', 'invalid_request'], save({ threshold: money(100, 'EUR') }));
    expect(await getAlertSettings({ walletId })).toEqual(before);
    const other = await control.otherCustomer();
    await expectRejection('not_found', getAlertSettings({ walletId: other.walletId }));
    await expectRejection('not_found', save({ walletId: other.walletId }));
  });

  crossingContract(contract);

  contract(
    'publishes one event each time the balance crosses the threshold',
    ['alerts', 'events'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { getAlertSettings, saveAlertSettings, listEvents } = requireMethods(
        adapter,
        'getAlertSettings',
        'saveAlertSettings',
        'listEvents',
      );
      const before = await getAlertSettings({ walletId });
      await saveAlertSettings({ walletId, ...on(before), version: before.version });
      const { lastEventId: after } = await listEvents({});
      const told = async () => {
        const { items } = await listEvents({ after });
        return items.map(({ type }) => type).filter((type) => /balance_(low|recovered)/.test(type));
      };
      for (const amount of [-9_500, -100, 5_000, -5_000])
        await control.post({ walletId, amount: money(amount) });
      expect(await waitUntil(told, (types) => types.length >= 3)).toEqual([
        'wallet.balance_low',
        'wallet.balance_recovered',
        'wallet.balance_low',
      ]);
    },
  );
}

/** Tests of the numbers by which a page recognizes a new fall, even one that happened while no page was open. */
function crossingContract(contract: ContractTest): void {
  contract('gives each fall to zero another number', ['crossings'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const post = (amount: number) => control.post({ walletId, amount: money(amount) });
    const since = async () => (await adapter.getBalance({ walletId })).emptySinceSequence;
    expect(await since()).toBeNull();
    await post(-10_000);
    const first = await since();
    const { sequence } = await adapter.getBalance({ walletId });
    expect(first).toEqual(expect.any(Number));
    expect(first).toBeLessThanOrEqual(sequence);
    await post(1);
    expect(await since()).toBeNull();
    await post(-1);
    expect(await since()).toBeGreaterThan(first ?? sequence);
  });

  contract(
    'gives each fall below the threshold another number',
    ['crossings', 'alerts'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      const { getAlertSettings, saveAlertSettings } = requireMethods(
        adapter,
        'getAlertSettings',
        'saveAlertSettings',
      );
      const post = (amount: number) => control.post({ walletId, amount: money(amount) });
      const since = async () => (await adapter.getBalance({ walletId })).lowSinceSequence;
      await post(-8_500);
      expect(await since(), 'without an alert').toBeNull();
      await post(8_500);
      const before = await getAlertSettings({ walletId });
      const { version } = await saveAlertSettings({ walletId, ...on(before), version: before.version });
      expect(await since()).toBeNull();
      await post(-8_001);
      const first = await since();
      expect(first).toEqual(expect.any(Number));
      await post(-1_000);
      expect(await since(), 'lower still is no other fall').toBe(first);
      await post(1_001);
      expect(await since(), 'at the threshold').toBeNull();
      await post(-2_000);
      expect(await since()).toBeGreaterThan(first ?? Number.MAX_SAFE_INTEGER);
      await saveAlertSettings({ walletId, ...on(before), enabled: false, version });
      expect(await since(), 'switched off').toBeNull();
    },
  );
}

function on({ availableChannels }: AlertSettings) {
  return { enabled: true, threshold: money(2_000), channels: availableChannels.slice(0, 1) };
}
