import { expect, vi } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection } from './expectations.ts';
import { expectStatus, quoteDollars, saveMethod } from './payment.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of idempotency keys. */
export function topUpKeyContract(contract: ContractTest): void {
  contract(
    'runs a request once per idempotency key and returns the first result again',
    ['topUp'],
    async (subject) => {
      const { adapter } = subject;
      const { createTopUp } = requireMethods(adapter, 'createTopUp');
      const quote = await quoteDollars(subject);
      const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
      const idempotencyKey = crypto.randomUUID();
      const onReplayed = vi.fn();
      const first = await createTopUp(request, { idempotencyKey, onReplayed });
      expect(onReplayed).not.toHaveBeenCalled();
      const second = await createTopUp(request, { idempotencyKey, onReplayed });
      expect(onReplayed).toHaveBeenCalledOnce();
      expect(second.id).toBe(first.id);
      await expectStatus(adapter, first, 'settled');
      const { balance } = await adapter.getBalance({ walletId: quote.walletId });
      expect(balance).toEqual(quote.balanceAfter);
    },
  );

  contract('rejects a key that was used for another request', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp, createQuote } = requireMethods(adapter, 'createTopUp', 'createQuote');
    const quote = await quoteDollars(subject);
    const other = await createQuote({ walletId: quote.walletId, amount: quote.amount });
    const paymentMethodId = await saveMethod(subject, 'success');
    const idempotencyKey = crypto.randomUUID();
    const topUp = await createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey });
    const changed = createTopUp({ quoteId: other.id, paymentMethodId }, { idempotencyKey });
    await expectRejection('idempotency_key_reused', changed);
    await expectStatus(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('runs concurrent requests with one key once', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp } = requireMethods(adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    const idempotencyKey = crypto.randomUUID();
    const racing = Array.from({ length: 8 }, () => createTopUp(request, { idempotencyKey }));
    const results = await Promise.allSettled(racing);
    const fulfilled = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toBeInstanceOf(WalletError);
      expect(result.reason).toMatchObject({ code: 'operation_in_progress' });
    }
    const [topUp] = fulfilled;
    if (!topUp) throw new Error('Every call with the same key rejected.');
    expect(new Set(fulfilled.map(({ id }) => id)).size).toBe(1);
    await expectStatus(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('runs concurrent requests with different keys for one quote once', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp } = requireMethods(adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    const racing = Array.from({ length: 4 }, () =>
      createTopUp(request, { idempotencyKey: crypto.randomUUID() }),
    );
    const results = await Promise.allSettled(racing);
    const fulfilled = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    expect(fulfilled).toHaveLength(1);
    for (const topUp of fulfilled) await expectStatus(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('keeps the keys of customers apart', ['topUp', 'addPaymentMethod'], async (subject) => {
    const other = (await subject.control.otherCustomer()).adapter;
    const idempotencyKey = crypto.randomUUID();
    const token = subject.control.tokens.success;
    const mine = await requireMethods(subject.adapter, 'addPaymentMethod').addPaymentMethod(
      { token },
      { idempotencyKey },
    );
    const onReplayed = vi.fn();
    const theirs = await requireMethods(other, 'addPaymentMethod').addPaymentMethod(
      { token },
      { idempotencyKey, onReplayed },
    );
    expect(theirs.id).not.toBe(mine.id);
    expect(onReplayed).not.toHaveBeenCalled();
  });

  contract('rejects a write without a key', ['topUp'], async (subject) => {
    const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    await expectRejection('idempotency_key_required', createTopUp(request, { idempotencyKey: '' }));
  });
}
