import { expect } from 'vitest';
import type { TopUp } from '../port/TopUp.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { expectStatus, topUpWith } from './payment.ts';
import { requireMethods } from './requireMethods.ts';
import type { WalletContractSubject } from './WalletContract.ts';

/** Tests of the outcomes of a payment. */
export function topUpOutcomeContract(contract: ContractTest): void {
  contract('adds nothing after a decline and returns the reason', ['topUp'], async (subject) => {
    const topUp = await expectStatus(subject.adapter, await topUpWith(subject, 'decline'), 'failed');
    expect(topUp).toMatchObject({ entryId: null, balanceAfter: null, action: null });
    expect(topUp.failure).toMatchObject({ code: 'card_declined', message: expect.any(String) });
    await unchanged(subject, topUp);
  });

  contract(
    'waits for 3-D Secure and settles once it is confirmed',
    ['topUp', 'threeDSecure'],
    async (subject) => {
      const asking = await expectStatus(
        subject.adapter,
        await topUpWith(subject, 'threeDSecure'),
        'requiresAction',
      );
      expect(new URL(asking.action?.url ?? '').protocol).toMatch(/^https?:$/);
      await unchanged(subject, asking);
      await subject.control.confirmTopUp(asking, 'approve');
      const topUp = await expectStatus(subject.adapter, asking, 'settled');
      expect(topUp.action).toBeNull();
      await credited(subject, topUp);
    },
  );

  contract('adds nothing if 3-D Secure is declined', ['topUp', 'threeDSecure'], async (subject) => {
    const asking = await topUpWith(subject, 'threeDSecure');
    await subject.control.confirmTopUp(asking, 'decline');
    const topUp = await expectStatus(subject.adapter, asking, 'failed');
    expect(topUp.failure?.code).toBe('authentication_failed');
    await unchanged(subject, topUp);
  });

  contract(
    'a delayed payment is processing and settles once it is paid',
    ['topUp', 'delayed'],
    async (subject) => {
      const waiting = await topUpWith(subject, 'delayed');
      expect(waiting).toMatchObject({ status: 'processing', entryId: null });
      expect(Date.parse(waiting.expectedAt ?? '')).toBeGreaterThan(Date.now());
      await unchanged(subject, waiting);
      await subject.control.settleTopUp(waiting.id, 'paid');
      await credited(subject, await expectStatus(subject.adapter, waiting, 'settled'));
    },
  );

  contract(
    'credits once if the bank reports twice or contradicts itself',
    ['topUp', 'delayed'],
    async (subject) => {
      const { adapter, control } = subject;
      const waiting = await topUpWith(subject, 'delayed');
      await control.settleTopUp(waiting.id, 'paid');
      await expectStatus(adapter, waiting, 'settled');
      for (const word of ['paid', 'returned'] as const) {
        // A backend may ignore or reject a late report.
        await control.settleTopUp(waiting.id, word).catch(() => {});
      }
      await credited(subject, await expectStatus(adapter, waiting, 'settled'));
    },
  );

  contract('adds nothing if a delayed payment is returned', ['topUp', 'delayed'], async (subject) => {
    const waiting = await topUpWith(subject, 'delayed');
    await subject.control.settleTopUp(waiting.id, 'returned');
    const topUp = await expectStatus(subject.adapter, waiting, 'failed');
    expect(topUp.failure?.code).toBe('payment_returned');
    await unchanged(subject, topUp);
  });

  contract('cancels a top-up that waits for the customer', ['topUp', 'threeDSecure'], async (subject) => {
    const { cancelTopUp } = requireMethods(subject.adapter, 'cancelTopUp');
    const asking = await topUpWith(subject, 'threeDSecure');
    const idempotencyKey = crypto.randomUUID();
    const canceled = await cancelTopUp({ topUpId: asking.id }, { idempotencyKey });
    expect(canceled).toMatchObject({ id: asking.id, status: 'canceled', action: null });
    expect(await cancelTopUp({ topUpId: asking.id }, { idempotencyKey })).toMatchObject({
      status: 'canceled',
    });
    await unchanged(subject, await expectStatus(subject.adapter, asking, 'canceled'));
  });

  contract('rejects the cancellation of a settled top-up', ['topUp'], async (subject) => {
    const { cancelTopUp } = requireMethods(subject.adapter, 'cancelTopUp');
    const topUp = await expectStatus(subject.adapter, await topUpWith(subject, 'success'), 'settled');
    const call = cancelTopUp({ topUpId: topUp.id }, { idempotencyKey: crypto.randomUUID() });
    await expectRejection('top_up_not_cancelable', call);
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
