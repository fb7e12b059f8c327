import { expect } from 'vitest';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { offered } from './offered.ts';
import { quoteDollars, reached, saveMethod, topUpWith } from './payment.ts';

/** Confirming a quote. */
export function topUpContract(contract: ContractTest): void {
  contract('a confirmed quote settles once, as quoted', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const quote = await quoteDollars(subject);
    const paymentMethodId = await saveMethod(subject, 'success');
    const { createTopUp } = offered(adapter, 'createTopUp');
    const created = await createTopUp(
      { quoteId: quote.id, paymentMethodId, returnUrl: 'https://shop.example/back' },
      { idempotencyKey: crypto.randomUUID() },
    );
    const { amount, bonus, fee, tax, total, balanceAfter, walletId } = quote;
    const topUp = await reached(adapter, created, 'settled');
    expect(topUp).toMatchObject({ walletId, amount, bonus, fee, tax, total, balanceAfter, paymentMethodId });
    expect(topUp).toMatchObject({ quoteId: quote.id, action: null, failure: null });
    expect((await adapter.getBalance({ walletId })).balance).toEqual(balanceAfter);
    const { items } = await adapter.listEntries({ walletId, filter: { source: ['topUp'] } });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: topUp.entryId, amount, type: 'credit' });
  });

  contract('a quote is confirmed once', ['topUp'], async (subject) => {
    const topUp = await topUpWith(subject, 'success');
    await reached(subject.adapter, topUp, 'settled');
    const { createTopUp } = offered(subject.adapter, 'createTopUp');
    const again = { quoteId: topUp.quoteId, paymentMethodId: topUp.paymentMethodId ?? '' };
    await refused('quote_used', createTopUp(again, { idempotencyKey: crypto.randomUUID() }));
    expect((await subject.adapter.getBalance({ walletId: topUp.walletId })).balance).toEqual(
      money(10_000 + topUp.amount.amount + topUp.bonus.amount),
    );
  });

  contract('a quote that ran out is refused', ['topUp', 'expireQuote'], async (subject) => {
    const quote = await quoteDollars(subject);
    const paymentMethodId = await saveMethod(subject, 'success');
    await subject.control.expireQuote(quote.id);
    const { createTopUp } = offered(subject.adapter, 'createTopUp');
    const call = createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey: crypto.randomUUID() });
    await refused('quote_expired', call);
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });

  contract('a wallet that froze after the quote takes nothing', ['topUp', 'freeze'], async (subject) => {
    const quote = await quoteDollars(subject);
    const paymentMethodId = await saveMethod(subject, 'success');
    await subject.control.freeze(quote.walletId);
    const { createTopUp } = offered(subject.adapter, 'createTopUp');
    const call = createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey: crypto.randomUUID() });
    await refused('wallet_frozen', call);
  });

  contract("ids of another customer's are not there", ['topUp'], async (subject) => {
    const { createTopUp, getTopUp, cancelTopUp } = offered(
      subject.adapter,
      'createTopUp',
      'getTopUp',
      'cancelTopUp',
    );
    const mine = await topUpWith(subject, 'success');
    const other = offered(
      (await subject.control.otherCustomer()).adapter,
      'createTopUp',
      'getTopUp',
      'cancelTopUp',
    );
    const options = () => ({ idempotencyKey: crypto.randomUUID() });
    const stolen = { quoteId: mine.quoteId, paymentMethodId: mine.paymentMethodId ?? '' };
    await refused('not_found', other.getTopUp({ topUpId: mine.id }));
    await refused('not_found', other.cancelTopUp({ topUpId: mine.id }, options()));
    await refused('not_found', other.createTopUp(stolen, options()));
    await refused('not_found', getTopUp({ topUpId: 'no-such-top-up' }));
    await refused('not_found', cancelTopUp({ topUpId: 'no-such-top-up' }, options()));
    await refused('not_found', createTopUp({ ...stolen, quoteId: 'no-such-quote' }, options()));
  });

  contract('a payment method that is not there pays nothing', ['topUp'], async (subject) => {
    const quote = await quoteDollars(subject);
    const { createTopUp } = offered(subject.adapter, 'createTopUp');
    const missing = { quoteId: quote.id, paymentMethodId: 'no-such-method' };
    const call = createTopUp(missing, { idempotencyKey: crypto.randomUUID() });
    await refused(['not_found', 'payment_method_unusable'], call);
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });
}
