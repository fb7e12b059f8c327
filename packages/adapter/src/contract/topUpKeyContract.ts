import { expect, vi } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import type { ContractTest } from './contractTest.ts';
import { refused } from './expectations.ts';
import { offered } from './offered.ts';
import { quoteDollars, reached, saveMethod } from './payment.ts';

/** One key, one effect. */
export function topUpKeyContract(contract: ContractTest): void {
  contract('the same key and request have one effect and one answer', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp } = offered(adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    const idempotencyKey = crypto.randomUUID();
    const onReplayed = vi.fn();
    const first = await createTopUp(request, { idempotencyKey, onReplayed });
    expect(onReplayed).not.toHaveBeenCalled();
    const second = await createTopUp(request, { idempotencyKey, onReplayed });
    expect(onReplayed).toHaveBeenCalledOnce();
    expect(second.id).toBe(first.id);
    await reached(adapter, first, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('the same key with another request is refused', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp, createQuote } = offered(adapter, 'createTopUp', 'createQuote');
    const quote = await quoteDollars(subject);
    const other = await createQuote({ walletId: quote.walletId, amount: quote.amount });
    const paymentMethodId = await saveMethod(subject, 'success');
    const idempotencyKey = crypto.randomUUID();
    const topUp = await createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey });
    const changed = createTopUp({ quoteId: other.id, paymentMethodId }, { idempotencyKey });
    await refused('idempotency_key_reused', changed);
    await reached(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('the same key at the same time has one effect', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp } = offered(adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    const idempotencyKey = crypto.randomUUID();
    const racing = Array.from({ length: 8 }, () => createTopUp(request, { idempotencyKey }));
    const results = await Promise.allSettled(racing);
    const answered = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toBeInstanceOf(WalletError);
      expect(result.reason).toMatchObject({ code: 'operation_in_progress' });
    }
    const [topUp] = answered;
    if (!topUp) throw new Error('None of the calls with one key was answered.');
    expect(new Set(answered.map(({ id }) => id)).size).toBe(1);
    await reached(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract('different keys for one quote at the same time have one effect', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const { createTopUp } = offered(adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    const racing = Array.from({ length: 4 }, () =>
      createTopUp(request, { idempotencyKey: crypto.randomUUID() }),
    );
    const results = await Promise.allSettled(racing);
    const answered = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    expect(answered).toHaveLength(1);
    for (const topUp of answered) await reached(adapter, topUp, 'settled');
    const { balance } = await adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(quote.balanceAfter);
  });

  contract("another customer's key is another key", ['topUp', 'addPaymentMethod'], async (subject) => {
    const other = (await subject.control.otherCustomer()).adapter;
    const idempotencyKey = crypto.randomUUID();
    const token = subject.control.tokens.success;
    const mine = await offered(subject.adapter, 'addPaymentMethod').addPaymentMethod(
      { token },
      { idempotencyKey },
    );
    const onReplayed = vi.fn();
    const theirs = await offered(other, 'addPaymentMethod').addPaymentMethod(
      { token },
      { idempotencyKey, onReplayed },
    );
    expect(theirs.id).not.toBe(mine.id);
    expect(onReplayed).not.toHaveBeenCalled();
  });

  contract('a write without a key is refused', ['topUp'], async (subject) => {
    const { createTopUp } = offered(subject.adapter, 'createTopUp');
    const quote = await quoteDollars(subject);
    const request = { quoteId: quote.id, paymentMethodId: await saveMethod(subject, 'success') };
    await refused('idempotency_key_required', createTopUp(request, { idempotencyKey: '' }));
  });
}
