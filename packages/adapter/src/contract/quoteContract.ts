import { expect } from 'vitest';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { offered } from './offered.ts';
import { quoteDollars, usualAmount } from './payment.ts';

/** What a top-up will cost and give. */
export function quoteContract(contract: ContractTest): void {
  contract('a quote adds up', ['topUp'], async (subject) => {
    const quote = await quoteDollars(subject);
    const { amount, bonus, fee, tax, total, balanceAfter } = quote;
    expect(amount).toEqual(await usualAmount(subject.adapter));
    expect(total).toEqual(money(amount.amount + fee.amount + tax.amount));
    expect(balanceAfter).toEqual(money(10_000 + amount.amount + bonus.amount));
    for (const part of [bonus, fee, tax]) expect(part.amount).toBeGreaterThanOrEqual(0);
    expect(Date.parse(quote.expiresAt)).toBeGreaterThan(Date.now());
    const { balance } = await subject.adapter.getBalance({ walletId: quote.walletId });
    expect(balance).toEqual(money(10_000));
  });

  contract(
    'a quote gives the bonus that the suggestion promised',
    ['topUp'],
    async ({ adapter, control }) => {
      const { createQuote } = offered(adapter, 'createQuote');
      const walletId = await control.wallet({ currency: 'USD', balance: 0 });
      const { topUp } = await adapter.getSession();
      for (const { amount, bonus } of topUp.find(({ currency }) => currency === 'USD')?.presets ?? []) {
        expect(await createQuote({ walletId, amount })).toMatchObject({ amount, bonus });
      }
    },
  );

  contract('an amount beyond the limits is refused', ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { topUp } = await adapter.getSession();
    const limits = topUp.find(({ currency }) => currency === 'USD');
    for (const amount of [
      (limits?.min.amount ?? 1) - 1,
      (limits?.max.amount ?? 0) + (limits?.step.amount ?? 1),
    ]) {
      await refused(
        ['amount_out_of_range', 'invalid_request'],
        createQuote({ walletId, amount: money(amount) }),
      );
    }
  });

  contract('what is no amount is refused', ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    for (const amount of [0, -1_000, 1_000.5, 2 ** 53, Number.NaN]) {
      await refused(
        ['invalid_request', 'amount_out_of_range'],
        createQuote({ walletId, amount: money(amount) }),
      );
    }
    const odd = createQuote({ walletId, amount: money(1_000, 'ABC') });
    await refused(['invalid_request', 'currency_not_supported', 'currency_mismatch'], odd);
    await refused('currency_mismatch', createQuote({ walletId, amount: money(1_000, 'EUR') }));
  });

  contract("another customer's wallet cannot be quoted", ['topUp'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const { walletId } = await control.otherCustomer();
    await control.wallet({ currency: 'USD', balance: 10_000 });
    const amount = await usualAmount(adapter);
    await refused('not_found', createQuote({ walletId, amount }));
    await refused('not_found', createQuote({ walletId: 'no-such-wallet', amount }));
  });

  contract('a frozen wallet takes no top-up', ['topUp', 'freeze'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.freeze(walletId);
    await refused('wallet_frozen', createQuote({ walletId, amount: await usualAmount(adapter) }));
  });

  contract('a closing wallet takes no top-up', ['topUp', 'beginClosing'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.beginClosing?.(walletId);
    await refused('wallet_closing', createQuote({ walletId, amount: await usualAmount(adapter) }));
  });

  contract('a closed wallet takes no top-up', ['topUp', 'close'], async ({ adapter, control }) => {
    const { createQuote } = offered(adapter, 'createQuote');
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.close(walletId);
    await refused('wallet_closed', createQuote({ walletId, amount: await usualAmount(adapter) }));
  });
}
