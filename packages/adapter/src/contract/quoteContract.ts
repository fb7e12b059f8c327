import { expect } from 'vitest';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { quoteDollars, suggestedAmount } from './payment.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of quotes. */
export function quoteContract(contract: ContractTest): void {
  contract('returns amounts that add up', ['topUp'], async (subject) => {
    const quote = await quoteDollars(subject);
    const { amount, bonus, fee, tax, total, balanceAfter } = quote;
    expect(amount).toEqual(await suggestedAmount(subject.adapter));
    expect(total).toEqual(money(amount.amount + fee.amount + tax.amount));
    expect(balanceAfter).toEqual(money(10_000 + amount.amount + bonus.amount));
    for (const part of [bonus, fee, tax]) expect(part.amount).toBeGreaterThanOrEqual(0);
    expect(Date.parse(quote.expiresAt)).toBeGreaterThan(Date.now());
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });

  contract('returns the bonus of the suggested amount', ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = requireMethods(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 0 });
    const { topUp } = await adapter.getSession();
    for (const { amount, bonus } of topUp.find(({ currency }) => currency === 'USD')?.presets ?? []) {
      expect(await createQuote({ walletId, amount })).toMatchObject({ amount, bonus });
    }
  });

  contract('rejects an amount outside of the limits', ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = requireMethods(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { topUp } = await adapter.getSession();
    const limits = topUp.find(({ currency }) => currency === 'USD');
    for (const amount of [
      (limits?.min.amount ?? 1) - 1,
      (limits?.max.amount ?? 0) + (limits?.step.amount ?? 1),
    ]) {
      await expectRejection(
        ['amount_out_of_range', 'invalid_request'],
        createQuote({ walletId, amount: money(amount) }),
      );
    }
  });

  contract('rejects an invalid amount', ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = requireMethods(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    for (const amount of [0, -1_000, 1_000.5, 2 ** 53, Number.NaN]) {
      await expectRejection(
        ['invalid_request', 'amount_out_of_range'],
        createQuote({ walletId, amount: money(amount) }),
      );
    }
    const odd = createQuote({ walletId, amount: money(1_000, 'ABC') });
    await expectRejection(['invalid_request', 'currency_not_supported', 'currency_mismatch'], odd);
    await expectRejection('currency_mismatch', createQuote({ walletId, amount: money(1_000, 'EUR') }));
  });

  contract(
    "rejects a quote for another customer's wallet with not_found",
    ['topUp'],
    async ({ adapter, control }) => {
      const { createQuote } = requireMethods(adapter, 'createQuote');
      const { walletId } = await control.otherCustomer();
      await control.wallet({ currency: 'USD', balance: 10_000 });
      const amount = await suggestedAmount(adapter);
      await expectRejection('not_found', createQuote({ walletId, amount }));
      await expectRejection('not_found', createQuote({ walletId: 'no-such-wallet', amount }));
    },
  );

  contract('rejects a quote for a frozen wallet', ['topUp', 'freeze'], async ({ adapter, control }) => {
    const { createQuote } = requireMethods(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.freeze(walletId);
    await expectRejection('wallet_frozen', createQuote({ walletId, amount: await suggestedAmount(adapter) }));
  });

  contract(
    'rejects a quote for a closing wallet',
    ['topUp', 'beginClosing'],
    async ({ adapter, control }) => {
      const { createQuote } = requireMethods(adapter, 'createQuote');
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      await control.beginClosing?.(walletId);
      await expectRejection(
        'wallet_closing',
        createQuote({ walletId, amount: await suggestedAmount(adapter) }),
      );
    },
  );

  contract('rejects a quote for a closed wallet', ['topUp', 'close'], async ({ adapter, control }) => {
    const { createQuote } = requireMethods(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.close(walletId);
    await expectRejection('wallet_closed', createQuote({ walletId, amount: await suggestedAmount(adapter) }));
  });
}
