import { expect } from 'vitest';
import type { TopUp } from '../port/TopUp.ts';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { offered } from './offered.ts';
import { reached, topUpWith } from './payment.ts';
import type { WalletContractSubject } from './WalletContract.ts';

/** Whatever a payment turns out to be. */
export function topUpOutcomeContract(contract: ContractTest): void {
  contract('a declined card adds nothing and says why', ['topUp'], async (subject) => {
    const topUp = await reached(subject.adapter, await topUpWith(subject, 'decline'), 'failed');
    expect(topUp).toMatchObject({ entryId: null, balanceAfter: null, action: null });
    expect(topUp.failure).toMatchObject({ code: 'card_declined', message: expect.any(String) });
    await unchanged(subject, topUp);
  });

  contract('3-D Secure asks, and settles once confirmed', ['topUp', 'threeDSecure'], async (subject) => {
    const asking = await reached(subject.adapter, await topUpWith(subject, 'threeDSecure'), 'requiresAction');
    expect(new URL(asking.action?.url ?? '').protocol).toMatch(/^https?:$/);
    await unchanged(subject, asking);
    await subject.control.confirmTopUp(asking, 'approve');
    const topUp = await reached(subject.adapter, asking, 'settled');
    expect(topUp.action).toBeNull();
    await credited(subject, topUp);
  });

  contract('3-D Secure declined adds nothing', ['topUp', 'threeDSecure'], async (subject) => {
    const asking = await topUpWith(subject, 'threeDSecure');
    await subject.control.confirmTopUp(asking, 'decline');
    const topUp = await reached(subject.adapter, asking, 'failed');
    expect(topUp.failure?.code).toBe('authentication_failed');
    await unchanged(subject, topUp);
  });

  contract(
    'a delayed payment is on its way, and settles once paid',
    ['topUp', 'delayed'],
    async (subject) => {
      const waiting = await topUpWith(subject, 'delayed');
      expect(waiting).toMatchObject({ status: 'processing', entryId: null });
      expect(Date.parse(waiting.expectedAt ?? '')).toBeGreaterThan(Date.now());
      await unchanged(subject, waiting);
      await subject.control.settleTopUp(waiting.id, 'paid');
      await credited(subject, await reached(subject.adapter, waiting, 'settled'));
    },
  );

  contract(
    "the bank's word twice, or against itself, credits once",
    ['topUp', 'delayed'],
    async (subject) => {
      const { adapter, control } = subject;
      const waiting = await topUpWith(subject, 'delayed');
      await control.settleTopUp(waiting.id, 'paid');
      await reached(adapter, waiting, 'settled');
      for (const word of ['paid', 'returned'] as const) {
        // A backend may ignore a late word or refuse it.
        await control.settleTopUp(waiting.id, word).catch(() => {});
      }
      await credited(subject, await reached(adapter, waiting, 'settled'));
    },
  );

  contract('a delayed payment that comes back adds nothing', ['topUp', 'delayed'], async (subject) => {
    const waiting = await topUpWith(subject, 'delayed');
    await subject.control.settleTopUp(waiting.id, 'returned');
    const topUp = await reached(subject.adapter, waiting, 'failed');
    expect(topUp.failure?.code).toBe('payment_returned');
    await unchanged(subject, topUp);
  });

  contract('what waits for the customer can be given up', ['topUp', 'threeDSecure'], async (subject) => {
    const { cancelTopUp } = offered(subject.adapter, 'cancelTopUp');
    const asking = await topUpWith(subject, 'threeDSecure');
    const idempotencyKey = crypto.randomUUID();
    const canceled = await cancelTopUp({ topUpId: asking.id }, { idempotencyKey });
    expect(canceled).toMatchObject({ id: asking.id, status: 'canceled', action: null });
    expect(await cancelTopUp({ topUpId: asking.id }, { idempotencyKey })).toMatchObject({
      status: 'canceled',
    });
    await unchanged(subject, await reached(subject.adapter, asking, 'canceled'));
  });

  contract('what has settled cannot be given up', ['topUp'], async (subject) => {
    const { cancelTopUp } = offered(subject.adapter, 'cancelTopUp');
    const topUp = await reached(subject.adapter, await topUpWith(subject, 'success'), 'settled');
    const call = cancelTopUp({ topUpId: topUp.id }, { idempotencyKey: crypto.randomUUID() });
    await refused('top_up_not_cancelable', call);
    await credited(subject, topUp);
  });
}

async function unchanged({ adapter }: WalletContractSubject, { walletId }: TopUp): Promise<void> {
  expect((await adapter.getBalance({ walletId })).balance).toEqual(money(10_000));
}

async function credited({ adapter }: WalletContractSubject, topUp: TopUp): Promise<void> {
  const expected = money(10_000 + topUp.amount.amount + topUp.bonus.amount);
  expect((await adapter.getBalance({ walletId: topUp.walletId })).balance).toEqual(expected);
  expect(topUp.balanceAfter).toEqual(expected);
}
