import { expect, vi } from 'vitest';
import type { AutoTopUp, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { eventually } from './eventually.ts';
import { money, refused } from './expectations.ts';
import { offered } from './offered.ts';
import { saveMethod } from './payment.ts';
import type { ContractOutcome, WalletContractSubject } from './WalletContract.ts';

/** A wallet's rule: switching it on, changing it, and what it charges. */
export function autoTopUpContract(contract: ContractTest): void {
  contract('it is off until the customer switches it on', ['autoTopUp'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 100 });
    const rule = await port(adapter).getAutoTopUp({ walletId });
    expect(rule).toMatchObject({ walletId, status: 'off', settings: null, paused: null, attempts: [] });
    expect(rule.suggestion.threshold.amount).toBeLessThanOrEqual(rule.suggestion.amount.amount);
    const other = await control.otherCustomer();
    await refused('not_found', port(adapter).getAutoTopUp({ walletId: other.walletId }));
    await refused('not_found', port(adapter).switchOffAutoTopUp({ walletId: other.walletId }));
  });

  contract('it charges once when a debit falls below the threshold', ['autoTopUp'], async (subject) => {
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
  });

  contract('saving charges at once what the preview said', ['autoTopUp'], async (subject) => {
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

  contract('in mode `target` it fills up to the amount', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 500 });
    await save({ mode: 'target' });
    await settled(adapter, walletId, 1);
    const [entry] = (await adapter.listEntries({ walletId, filter: { source: ['autoTopUp'] } })).items;
    expect(entry?.amount).toEqual(money(settings.amount.amount - 500));
  });

  contract('a change says from which version; switching off need not', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, save } = await prepared(subject, { balance: 100_000 });
    const first = await save();
    const error = await save({ dailyCount: 5 }, first.version - 1).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'version_conflict', facts: { version: first.version } });
    const second = await save({ dailyCount: 5 }, first.version);
    expect(second.version).toBeGreaterThan(first.version);
    const off = await port(adapter).switchOffAutoTopUp({ walletId });
    expect(off).toMatchObject({ status: 'off', settings: { dailyCount: 5 } });
    expect(await port(adapter).switchOffAutoTopUp({ walletId })).toEqual(off);
    await refused('version_conflict', save({}, second.version));
  });

  contract('the same key saves once', ['autoTopUp'], async (subject) => {
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

  contract('a rule that could not work is refused', ['autoTopUp'], async (subject) => {
    const { adapter } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 100 });
    const { amount } = settings;
    await refused('auto_top_up_refused', save({ mode: 'target', threshold: amount }), 'threshold.amount');
    const tooLow = money(amount.amount - 1);
    await refused('auto_top_up_refused', save({ monthlyCap: tooLow }), 'monthlyCap.amount');
    await refused('invalid_request', save({ dailyCount: 0 }), 'dailyCount');
    await refused('invalid_request', save({ threshold: money(0) }), 'threshold.amount');
    await refused('currency_mismatch', save({ threshold: money(100, 'EUR') }), 'threshold.currency');
    const [huge, monthlyCap] = [money(10 ** 12), money(10 ** 13)];
    await refused('amount_out_of_range', save({ amount: huge, monthlyCap }), 'amount.amount');
    await refused(['not_found', 'payment_method_unusable'], save({ paymentMethodId: 'no-such-method' }));
    expect(await port(adapter).getAutoTopUp({ walletId })).toMatchObject({ status: 'off', attempts: [] });
  });

  contract(
    'removing its method switches it off, and says so',
    ['autoTopUp', 'addPaymentMethod'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, settings, save } = await prepared(subject, { balance: 100_000 });
      await save();
      const { paymentMethodId } = settings;
      await offered(adapter, 'removePaymentMethod').removePaymentMethod({ paymentMethodId });
      const off = { status: 'off', paused: { code: 'payment_method_removed' } };
      expect(await port(adapter).getAutoTopUp({ walletId })).toMatchObject(off);
      await control.post({ walletId, amount: money(-99_900) });
      expect((await port(adapter).getAutoTopUp({ walletId })).attempts).toEqual([]);
    },
  );
}

/** Every method of the capability. */
export function port(adapter: WalletAdapter) {
  return offered(
    adapter,
    'getAutoTopUp',
    'previewAutoTopUp',
    'saveAutoTopUp',
    'switchOffAutoTopUp',
    'resumeAutoTopUp',
  );
}

/** A wallet, a method that turns out so, a rule that the backend takes, and how to save it. */
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
    ...{ mode: 'fixed', threshold: money(2_000), paymentMethodId, dailyCount: 10 },
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

/** The rule once so many attempts have come to an end. */
export function settled(adapter: WalletAdapter, walletId: string, count: number): Promise<AutoTopUp> {
  return eventually(
    () => port(adapter).getAutoTopUp({ walletId }),
    ({ attempts }) => attempts.filter(({ status }) => status !== 'processing').length >= count,
  );
}
