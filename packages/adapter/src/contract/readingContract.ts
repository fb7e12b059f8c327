import { expect } from 'vitest';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletCapability } from '../port/WalletSession.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import type { WalletContractLacks } from './WalletContract.ts';

const methodsByCapability = {
  topUp: ['createQuote', 'createTopUp', 'getTopUp', 'cancelTopUp'],
  paymentMethods: ['listPaymentMethods'],
  addPaymentMethod: ['addPaymentMethod', 'removePaymentMethod', 'makeDefaultPaymentMethod'],
  events: ['streamEvents', 'listEvents'],
  grants: ['listGrants'],
  forecast: ['getForecast'],
  analytics: ['getAnalytics'],
  receipts: ['getReceipt'],
  export: ['exportEntries'],
  autoTopUp: ['getAutoTopUp', 'previewAutoTopUp', 'saveAutoTopUp', 'switchOffAutoTopUp', 'resumeAutoTopUp'],
  alerts: ['getAlertSettings', 'saveAlertSettings'],
  invoices: ['listInvoices', 'payInvoice'],
  notifications: ['listNotifications', 'markNotificationsRead'],
} as const satisfies Record<WalletCapability, readonly (keyof WalletAdapter)[]>;

/** Tests of the methods that every backend has. */
export function readingContract(contract: ContractTest, lacks: WalletContractLacks): void {
  contract('names exactly the capabilities that the adapter has', [], async ({ adapter }) => {
    const { capabilities } = await adapter.getSession();
    for (const [capability, methods] of Object.entries(methodsByCapability)) {
      const isExpected = !Object.hasOwn(lacks, capability);
      expect(
        capabilities.some((one) => one === capability),
        capability,
      ).toBe(isExpected);
      if (isExpected) for (const method of methods) expect(adapter[method], method).toBeTypeOf('function');
    }
  });

  contract('returns limits of a top-up, and suggestions within them', ['topUp'], async (subject) => {
    const { topUp } = await subject.adapter.getSession();
    for (const { currency, min, max, step, presets } of topUp) {
      for (const limit of [min, max, step]) expect(limit).toEqual(money(expect.any(Number), currency));
      expect(min.amount).toBeGreaterThan(0);
      expect(max.amount).toBeGreaterThanOrEqual(min.amount);
      for (const { amount, bonus } of presets) {
        expect([amount.currency, bonus.currency]).toEqual([currency, currency]);
        expect(amount.amount).toBeGreaterThanOrEqual(min.amount);
        expect(amount.amount).toBeLessThanOrEqual(max.amount);
        expect(amount.amount % step.amount).toBe(0);
      }
    }
  });

  contract("lists the customer's wallets, oldest first", [], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const wallets = await adapter.listWallets();
    const { customer } = await adapter.getSession();
    expect(wallets).toContainEqual(
      expect.objectContaining({ id: walletId, currency: 'USD', status: 'active', customerId: customer.id }),
    );
    const createdAt = wallets.map((wallet) => Date.parse(wallet.createdAt));
    expect(createdAt).toEqual([...createdAt].sort((one, other) => one - other));
  });

  for (const [currency, balance] of [
    ['USD', 123_450],
    ['JPY', 5_000],
    ['KWD', 1_234],
  ] as const) {
    contract(`returns a balance in minor units of ${currency}`, [], async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency, balance });
      expect(await adapter.getBalance({ walletId })).toMatchObject({
        walletId,
        status: 'active',
        balance: money(balance, currency),
        pendingCharges: money(0, currency),
        availableBalance: money(balance, currency),
        sequence: expect.any(Number),
      });
    });
  }

  contract('returns a higher sequence with a newer balance', [], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const before = await adapter.getBalance({ walletId });
    await control.post({ walletId, amount: money(-2_500) });
    const after = await adapter.getBalance({ walletId });
    expect(after.balance).toEqual(money(7_500));
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(Date.parse(after.asOf)).toBeGreaterThanOrEqual(Date.parse(before.asOf));
  });

  contract('changes nothing on a rejected debit', [], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const before = await adapter.getBalance({ walletId });
    await expect(control.post({ walletId, amount: money(-10_001) })).rejects.toThrow();
    expect(await adapter.getBalance({ walletId })).toEqual({ ...before, asOf: expect.any(String) });
  });

  contract('a hold lowers the available balance, not the balance', ['hold'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.hold({ walletId, amount: money(4_000) });
    expect(await adapter.getBalance({ walletId })).toMatchObject({
      balance: money(10_000),
      pendingCharges: money(4_000),
      availableBalance: money(6_000),
    });
    await expect(control.post({ walletId, amount: money(-6_001) })).rejects.toThrow();
  });

  contract(
    'a frozen wallet keeps its balance and has the status frozen',
    ['freeze'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      await control.freeze(walletId);
      expect(await adapter.getBalance({ walletId })).toMatchObject({
        status: 'frozen',
        balance: money(10_000),
      });
    },
  );

  contract(
    'a closing wallet has the status closing and rejects writes',
    ['beginClosing'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      await control.beginClosing?.(walletId);
      expect(await adapter.getBalance({ walletId })).toMatchObject({ status: 'closing' });
      expect(await adapter.listWallets()).toContainEqual(
        expect.objectContaining({ id: walletId, status: 'closing' }),
      );
      await expect(control.post({ walletId, amount: money(100) })).rejects.toThrow();
      await expect(control.post({ walletId, amount: money(-100) })).rejects.toThrow();
    },
  );

  contract(
    'a closed wallet has a balance of zero and is still listed',
    ['close'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      await control.close(walletId);
      expect(await adapter.getBalance({ walletId })).toMatchObject({ status: 'closed', balance: money(0) });
      expect(await adapter.listWallets()).toContainEqual(
        expect.objectContaining({ id: walletId, status: 'closed' }),
      );
    },
  );

  contract("rejects another customer's wallet with not_found", [], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    const wallets = await adapter.listWallets();
    expect(wallets.map((wallet) => wallet.id)).not.toContain(other.walletId);
    for (const walletId of [other.walletId, 'no-such-wallet']) {
      await expectRejection('not_found', adapter.getBalance({ walletId }));
      await expectRejection('not_found', adapter.listEntries({ walletId }));
    }
    expect((await other.adapter.getBalance({ walletId: other.walletId })).balance).toEqual(money(10_000));
  });

  contract("rejects an aborted call with the signal's reason", [], async ({ adapter }) => {
    const reason = new Error('aborted by the test');
    await expect(adapter.listWallets({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
}
