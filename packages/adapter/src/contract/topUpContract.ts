import { expect } from 'vitest';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import {
  expectStatus,
  quoteDollars,
  saveMethod,
  saveMethodOfOther,
  topUpWith,
  unknownMethod,
} from './payment.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of top-ups by a quote. */
export function topUpContract(contract: ContractTest): void {
  contract('settles a confirmed quote once, with the quoted amounts', ['topUp'], async (subject) => {
    const { adapter } = subject;
    const quote = await quoteDollars(subject);
    const paymentMethodId = await saveMethod(subject, 'success');
    const { createTopUp } = requireMethods(adapter, 'createTopUp');
    const created = await createTopUp(
      { quoteId: quote.id, paymentMethodId, returnUrl: 'https://shop.example/back' },
      { idempotencyKey: crypto.randomUUID() },
    );
    const { amount, bonus, fee, tax, total, balanceAfter, walletId } = quote;
    const topUp = await expectStatus(adapter, created, 'settled');
    expect(topUp).toMatchObject({ walletId, amount, bonus, fee, tax, total, balanceAfter, paymentMethodId });
    expect(topUp).toMatchObject({ quoteId: quote.id, action: null, failure: null });
    expect((await adapter.getBalance({ walletId })).balance).toEqual(balanceAfter);
    const { items } = await adapter.listEntries({ walletId, filter: { source: ['topUp'] } });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: topUp.entryId, amount, type: 'credit' });
  });

  contract('rejects a second confirmation of a quote', ['topUp'], async (subject) => {
    const topUp = await topUpWith(subject, 'success');
    await expectStatus(subject.adapter, topUp, 'settled');
    const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
    const again = { quoteId: topUp.quoteId, paymentMethodId: topUp.paymentMethodId ?? '' };
    await expectRejection('quote_used', createTopUp(again, { idempotencyKey: crypto.randomUUID() }));
    expect((await subject.adapter.getBalance({ walletId: topUp.walletId })).balance).toEqual(
      money(10_000 + topUp.amount.amount + topUp.bonus.amount),
    );
  });

  contract('rejects an expired quote', ['topUp', 'expireQuote'], async (subject) => {
    const quote = await quoteDollars(subject);
    const paymentMethodId = await saveMethod(subject, 'success');
    await subject.control.expireQuote(quote.id);
    const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
    const call = createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey: crypto.randomUUID() });
    await expectRejection('quote_expired', call);
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });

  contract(
    'rejects a top-up of a wallet that was frozen after the quote',
    ['topUp', 'freeze'],
    async (subject) => {
      const quote = await quoteDollars(subject);
      const paymentMethodId = await saveMethod(subject, 'success');
      await subject.control.freeze(quote.walletId);
      const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
      const call = createTopUp(
        { quoteId: quote.id, paymentMethodId },
        { idempotencyKey: crypto.randomUUID() },
      );
      await expectRejection('wallet_frozen', call);
    },
  );

  contract("rejects another customer's ids with not_found", ['topUp'], async (subject) => {
    const { createTopUp, getTopUp, cancelTopUp } = requireMethods(
      subject.adapter,
      'createTopUp',
      'getTopUp',
      'cancelTopUp',
    );
    const mine = await topUpWith(subject, 'success');
    const other = requireMethods(
      (await subject.control.otherCustomer()).adapter,
      'createTopUp',
      'getTopUp',
      'cancelTopUp',
    );
    const options = () => ({ idempotencyKey: crypto.randomUUID() });
    const stolen = { quoteId: mine.quoteId, paymentMethodId: mine.paymentMethodId ?? '' };
    await expectRejection('not_found', other.getTopUp({ topUpId: mine.id }));
    await expectRejection('not_found', other.cancelTopUp({ topUpId: mine.id }, options()));
    await expectRejection('not_found', other.createTopUp(stolen, options()));
    await expectRejection('not_found', getTopUp({ topUpId: 'no-such-top-up' }));
    await expectRejection('not_found', cancelTopUp({ topUpId: 'no-such-top-up' }, options()));
    await expectRejection('not_found', createTopUp({ ...stolen, quoteId: 'no-such-quote' }, options()));
  });

  contract('rejects an unknown payment method and charges nothing', ['topUp'], async (subject) => {
    const quote = await quoteDollars(subject);
    const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
    const missing = { quoteId: quote.id, paymentMethodId: 'no-such-method' };
    const call = createTopUp(missing, { idempotencyKey: crypto.randomUUID() });
    await expectRejection(unknownMethod, call);
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });

  contract(
    "rejects another customer's payment method for the customer's own quote, and charges nothing",
    ['topUp'],
    async (subject) => {
      const quote = await quoteDollars(subject);
      const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
      const pay = (paymentMethodId: string) =>
        createTopUp({ quoteId: quote.id, paymentMethodId }, { idempotencyKey: crypto.randomUUID() });
      const { code } = await expectRejection(unknownMethod, pay('no-such-method'));
      // The same code, so that nobody learns which ids exist.
      await expectRejection(code, pay(await saveMethodOfOther(subject)));
      const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
      expect(balance).toEqual(money(10_000));
    },
  );
}
