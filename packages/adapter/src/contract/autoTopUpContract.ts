import { expect, vi } from 'vitest';
import type { AutoTopUp, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money, waitUntil } from './expectations.ts';
import { saveMethod, saveMethodOfOther, unknownMethod } from './payment.ts';
import { requireMethods } from './requireMethods.ts';
import type { ContractOutcome, WalletContractSubject } from './WalletContract.ts';

/** Tests of auto top-up settings and of the charges that they cause. */
export function autoTopUpContract(contract: ContractTest): void {
  contract('is off until the customer turns it on', ['autoTopUp'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 100 });
    const rule = await port(adapter).getAutoTopUp({ walletId });
    expect(rule).toMatchObject({ walletId, status: 'off', settings: null, paused: null, attempts: [] });
    expect(rule.suggestion.threshold.amount).toBeLessThanOrEqual(rule.suggestion.amount.amount);
    const other = await control.otherCustomer();
    await expectRejection('not_found', port(adapter).getAutoTopUp({ walletId: other.walletId }));
    await expectRejection('not_found', port(adapter).switchOffAutoTopUp({ walletId: other.walletId }));
  });

  contract(
    'charges once when a debit brings the balance below the threshold',
    ['autoTopUp'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, settings, save } = await prepared(subject, { balance: 10_000 });
      const saved = await save();
      expect(saved).toMatchObject({ status: 'active', settings, attempts: [], usedToday: 0 });
      for (const amount of [-8_000, -500, -500]) await control.post({ walletId, amount: money(amount) });
      const rule = await settled(adapter, walletId, 1);
      expect(rule.attempts.map(({ status }) => status)).toEqual(['settled']);
      expect(rule).toMatchObject({ usedThisMonth: rule.attempts[0]?.amount, usedToday: 1 });
      const { items } = await adapter.listEntries({ walletId, filter: { source: ['autoTopUp'] } });
      expect(items.map(({ amount }) => amount)).toEqual([settings.amount]);
    },
  );

  contract('charges immediately on saving, as the preview says', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 100 });
    const preview = await port(adapter).previewAutoTopUp({ walletId, settings });
    expect(preview.immediateCharge).not.toBeNull();
    expect(preview.monthlyWorstCase.amount).toBeLessThanOrEqual(settings.monthlyCap.amount);
    expect((await port(adapter).getAutoTopUp({ walletId })).attempts).toEqual([]);
    await save();
    const rule = await settled(adapter, walletId, 1);
    expect(rule.attempts.map(({ amount }) => amount)).toEqual([preview.immediateCharge]);
    expect(await port(adapter).previewAutoTopUp({ walletId, settings })).toMatchObject({
      immediateCharge: null,
    });
  });

  contract('fills up to the amount in mode `target`', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 500 });
    await save({ mode: 'target' });
    await settled(adapter, walletId, 1);
    const [entry] = (await adapter.listEntries({ walletId, filter: { source: ['autoTopUp'] } })).items;
    expect(entry?.amount).toEqual(money(settings.amount.amount - 500));
  });

  contract(
    'requires the current version to change it, but not to turn it off',
    ['autoTopUp'],
    async (subject) => {
      const { adapter } = subject;
      const { walletId, save } = await prepared(subject, { balance: 100_000 });
      const first = await save();
      const { facts } = await expectRejection('version_conflict', save({ dailyCount: 5 }, first.version - 1));
      expect(facts).toMatchObject({ version: first.version });
      const second = await save({ dailyCount: 5 }, first.version);
      expect(second.version).toBeGreaterThan(first.version);
      const off = await port(adapter).switchOffAutoTopUp({ walletId });
      expect(off).toMatchObject({ status: 'off', settings: { dailyCount: 5 } });
      expect(await port(adapter).switchOffAutoTopUp({ walletId })).toEqual(off);
      await expectRejection('version_conflict', save({}, second.version));
    },
  );

  contract('saves once per idempotency key', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings } = await prepared(subject, { balance: 100_000 });
    const idempotencyKey = crypto.randomUUID();
    const onReplayed = vi.fn();
    const parameters = {
      walletId,
      settings,
      version: (await port(adapter).getAutoTopUp({ walletId })).version,
    };
    const first = await port(adapter).saveAutoTopUp(parameters, { idempotencyKey });
    expect(await port(adapter).saveAutoTopUp(parameters, { idempotencyKey, onReplayed })).toEqual(first);
    expect(onReplayed).toHaveBeenCalledOnce();
  });

  contract('rejects settings that cannot work', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 100 });
    const { amount } = settings;
    await expectRejection(
      'auto_top_up_refused',
      save({ mode: 'target', threshold: amount }),
      'threshold.amount',
    );
    const tooLow = money(amount.amount - 1);
    await expectRejection('auto_top_up_refused', save({ monthlyCap: tooLow }), 'monthlyCap.amount');
    await expectRejection('invalid_request', save({ dailyCount: 0 }), 'dailyCount');
    await expectRejection('invalid_request', save({ threshold: money(0) }), 'threshold.amount');
    await expectRejection('currency_mismatch', save({ threshold: money(100, 'EUR') }), 'threshold.currency');
    const [huge, monthlyCap] = [money(10 ** 12), money(10 ** 13)];
    await expectRejection('amount_out_of_range', save({ amount: huge, monthlyCap }), 'amount.amount');
    await expectRejection(unknownMethod, save({ paymentMethodId: 'no-such-method' }));
    expect(await port(adapter).getAutoTopUp({ walletId })).toMatchObject({ status: 'off', attempts: [] });
  });

  contract(
    "rejects another customer's payment method, and charges nothing",
    ['autoTopUp'],
    async (subject) => {
      const { adapter } = subject;
      // Low enough for an immediate charge.
      const { walletId, save } = await prepared(subject, { balance: 100 });
      const { code } = await expectRejection(unknownMethod, save({ paymentMethodId: 'no-such-method' }));
      await expectRejection(code, save({ paymentMethodId: await saveMethodOfOther(subject) }));
      expect(await port(adapter).getAutoTopUp({ walletId })).toMatchObject({ status: 'off', attempts: [] });
      expect((await adapter.getBalance({ walletId })).balance).toEqual(money(100));
    },
  );

  contract(
    'turns off when its payment method is removed, with the reason',
    ['autoTopUp', 'addPaymentMethod'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, settings, save } = await prepared(subject, { balance: 100_000 });
      await save();
      const { paymentMethodId } = settings;
      await requireMethods(adapter, 'removePaymentMethod').removePaymentMethod({ paymentMethodId });
      const off = { status: 'off', paused: { code: 'payment_method_removed' } };
      expect(await port(adapter).getAutoTopUp({ walletId })).toMatchObject(off);
      await control.post({ walletId, amount: money(-99_900) });
      expect((await port(adapter).getAutoTopUp({ walletId })).attempts).toEqual([]);
    },
  );
}

/** Returns the adapter with every method of the capability. */
export function port(adapter: WalletAdapter) {
  return requireMethods(
    adapter,
    'getAutoTopUp',
    'previewAutoTopUp',
    'saveAutoTopUp',
    'switchOffAutoTopUp',
    'resumeAutoTopUp',
  );
}

/** Creates a wallet, a payment method with an outcome, and valid settings with a function that saves them. */
export async function prepared(
  subject: WalletContractSubject,
  { balance, outcome = 'success' }: { balance: number; outcome?: ContractOutcome | 'threeDSecureAlways' },
) {
  const { adapter, control } = subject;
  const walletId = await control.wallet({ currency: 'USD', balance });
  const paymentMethodId = await saveMethod(subject, outcome);
  const { suggestion } = await port(adapter).getAutoTopUp({ walletId });
  const settings: AutoTopUpSettings = {
    ...suggestion,
    mode: 'fixed',
    threshold: money(2_000),
    paymentMethodId,
    dailyCount: 10,
  };
  const save = async (change: Partial<AutoTopUpSettings> = {}, version?: number): Promise<AutoTopUp> => {
    const current = await port(adapter).getAutoTopUp({ walletId });
    return port(adapter).saveAutoTopUp(
      { walletId, settings: { ...settings, ...change }, version: version ?? current.version },
      { idempotencyKey: crypto.randomUUID() },
    );
  };
  return { walletId, settings, save };
}

/** Returns the auto top-up once so many attempts have ended. */
export function settled(adapter: WalletAdapter, walletId: string, count: number): Promise<AutoTopUp> {
  return waitUntil(
    () => port(adapter).getAutoTopUp({ walletId }),
    ({ attempts }) => attempts.filter(({ status }) => status !== 'processing').length >= count,
  );
}
