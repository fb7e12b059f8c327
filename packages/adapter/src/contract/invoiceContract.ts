import { expect, vi } from 'vitest';
import type { Invoice } from '../port/Invoice.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { saveMethod, saveMethodOfOther, unknownMethod } from './payment.ts';
import { requireHook, requireMethods } from './requireMethods.ts';
import type { WalletContractNeed, WalletContractSubject } from './WalletContract.ts';

const needs: readonly WalletContractNeed[] = ['invoices', 'invoice'];

/** Tests of invoices. */
export function invoiceContract(contract: ContractTest): void {
  contract('lists an open invoice with the amount due', needs, async (subject) => {
    const invoice = await opened(subject, { balance: 10_000, total: 4_000 });
    const { customer } = await subject.adapter.getSession();
    expect(invoice).toMatchObject({ customerId: customer.id, currency: 'USD', status: 'open', payments: [] });
    expect([invoice.total, invoice.paid, invoice.due]).toEqual([money(4_000), money(0), money(4_000)]);
    expect(invoice.lines.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(4_000);
  });

  contract('pays an invoice from the wallet', needs, async (subject) => {
    const { adapter, control } = subject;
    const { id: invoiceId } = await opened(subject, { balance: 10_000, total: 4_000 });
    const { payInvoice } = requireMethods(adapter, 'payInvoice');
    const idempotencyKey = crypto.randomUUID();
    const onReplayed = vi.fn();
    const paid = await payInvoice({ invoiceId }, { idempotencyKey });
    expect(paid).toMatchObject({ id: invoiceId, status: 'paid', paid: money(4_000), due: money(0) });
    expect(await payInvoice({ invoiceId }, { idempotencyKey, onReplayed })).toEqual(paid);
    expect(onReplayed).toHaveBeenCalledOnce();
    const [wallet] = await adapter.listWallets();
    const walletId = wallet?.id ?? '';
    expect((await adapter.getBalance({ walletId })).balance).toEqual(money(6_000));
    expect((await adapter.listEntries({ walletId })).items[0]).toMatchObject({
      source: 'invoice',
      amount: money(-4_000),
    });
    await expectRejection(
      'invoice_not_payable',
      payInvoice({ invoiceId }, { idempotencyKey: crypto.randomUUID() }),
    );
    const other = requireMethods((await control.otherCustomer()).adapter, 'payInvoice', 'listInvoices');
    await expectRejection(
      'not_found',
      other.payInvoice({ invoiceId }, { idempotencyKey: crypto.randomUUID() }),
    );
    expect((await other.listInvoices({})).items).toEqual([]);
  });

  contract('keeps the rest due until a payment method pays it', needs, async (subject) => {
    const { id: invoiceId } = await opened(subject, { balance: 3_000, total: 10_000 });
    const { payInvoice } = requireMethods(subject.adapter, 'payInvoice');
    const pay = (paymentMethodId?: string) =>
      payInvoice(
        { invoiceId, ...(paymentMethodId ? { paymentMethodId } : {}) },
        { idempotencyKey: crypto.randomUUID() },
      );
    expect(await pay()).toMatchObject({ status: 'partiallyPaid', paid: money(3_000), due: money(7_000) });
    await expectRejection('insufficient_funds', pay());
    const declined = await pay(await saveMethod(subject, 'decline'));
    expect(declined).toMatchObject({ status: 'partiallyPaid', due: money(7_000) });
    expect(declined.payments.at(-1)).toMatchObject({ status: 'failed', amount: money(7_000) });
    const paymentMethodId = await saveMethod(subject, 'success');
    const paid = await pay(paymentMethodId);
    expect(paid).toMatchObject({ status: 'paid', due: money(0) });
    expect(paid.payments.at(-1)).toMatchObject({
      status: 'settled',
      method: { type: 'paymentMethod', paymentMethodId },
    });
  });

  contract(
    "rejects another customer's payment method for an invoice, and charges nothing",
    needs,
    async (subject) => {
      const { adapter } = subject;
      const { id: invoiceId } = await opened(subject, { balance: 3_000, total: 10_000 });
      const { payInvoice, listInvoices } = requireMethods(adapter, 'payInvoice', 'listInvoices');
      const pay = (paymentMethodId: string) =>
        payInvoice({ invoiceId, paymentMethodId }, { idempotencyKey: crypto.randomUUID() });
      const before = await listInvoices({});
      const { code } = await expectRejection(unknownMethod, pay('no-such-method'));
      await expectRejection(code, pay(await saveMethodOfOther(subject)));
      expect(await listInvoices({})).toEqual(before);
      const [wallet] = await adapter.listWallets();
      expect((await adapter.getBalance({ walletId: wallet?.id ?? '' })).balance).toEqual(money(3_000));
    },
  );

  contract('lists invoices page by page, newest first', needs, async ({ adapter, control }) => {
    await control.wallet({ currency: 'USD', balance: 10_000 });
    const ids: string[] = [];
    for (const total of [100, 200, 300])
      ids.unshift(await requireHook(control, 'invoice')({ total: money(total) }));
    const { listInvoices } = requireMethods(adapter, 'listInvoices');
    const first = await listInvoices({ limit: 2 });
    const second = await listInvoices({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    await expectRejection('invalid_request', listInvoices({ cursor: 'no such cursor' }));
    await expectRejection('invalid_request', listInvoices({ limit: 101 }));
  });
}

async function opened(
  { adapter, control }: WalletContractSubject,
  { balance, total }: { balance: number; total: number },
): Promise<Invoice> {
  await control.wallet({ currency: 'USD', balance });
  const id = await requireHook(control, 'invoice')({ total: money(total) });
  const { items } = await requireMethods(adapter, 'listInvoices').listInvoices({});
  const invoice = items.find((one) => one.id === id);
  if (!invoice) throw new Error('The invoice is not listed.');
  return invoice;
}
