import { WalletError } from '../errors/WalletError.ts';
import type { Money } from '../money/Money.ts';
import {
  type Invoice,
  type InvoiceLine,
  type InvoicePayment,
  isPayableInvoiceStatus,
} from '../port/Invoice.ts';
import type { Page } from '../port/Page.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import { invalidField, requireLimit } from './requestErrors.ts';

/** Time until a delayed payment settles. */
const delayMs = 3 * 86_400_000;

/** Parameters of a new invoice. */
export type MemoryInvoiceParameters = {
  currency: string;
  lines: readonly Pick<InvoiceLine, 'description' | 'quantity' | 'unitAmount'>[];
  /** @default the next number */
  number?: string;
  /** @default null */
  dueAt?: string | null;
  /** @default now */
  createdAt?: string;
  /** @default null */
  nextAttemptAt?: string | null;
  /** @default null */
  failure?: Invoice['failure'];
  /** Payments that the invoice already has. @default [] */
  payments?: readonly Omit<InvoicePayment, 'id'>[];
};

/** Services that invoices use. */
export type MemoryInvoicesContext = {
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  customerId: string;
};

/** Invoices of the customer. */
export class MemoryInvoices {
  readonly #context: MemoryInvoicesContext;
  /** Oldest first. */
  readonly #invoices: Invoice[] = [];
  /** Hold of an open invoice, by invoice id. */
  readonly #holds = new Map<string, { wallet: MemoryWallet; holdId: string }>();
  /** Arrival times of delayed payments, in milliseconds since 1970. */
  readonly #arrivals = new Map<InvoicePayment, number>();

  constructor(context: MemoryInvoicesContext) {
    this.#context = context;
  }

  /** Opens an invoice without reserving funds. */
  open(parameters: MemoryInvoiceParameters): Invoice {
    const { currency, number, dueAt = null, payments = [] } = parameters;
    const { clock, identifier } = this.#context.world;
    const money = (amount: number) => ({ amount, currency });
    const lines = parameters.lines.map((line) => ({
      ...line,
      amount: money(Math.round(line.quantity * line.unitAmount.amount)),
    }));
    const invoice: Invoice = {
      id: identifier('invoice'),
      number: number ?? `INV-${String(43 + this.#invoices.length).padStart(4, '0')}`,
      customerId: this.#context.customerId,
      currency,
      status: 'open',
      lines,
      total: money(lines.reduce((sum, { amount }) => sum + amount.amount, 0)),
      paid: money(0),
      due: money(0),
      payments: payments.map((payment) => ({ id: identifier('payment'), ...payment })),
      dueAt,
      overdueAt: dueAt !== null && Date.parse(dueAt) < clock.now().getTime() ? dueAt : null,
      nextAttemptAt: parameters.nextAttemptAt ?? null,
      failure: parameters.failure ?? null,
      createdAt: parameters.createdAt ?? clock.timestamp(),
    };
    this.#invoices.push(invoice);
    updateTotals(invoice);
    return invoice;
  }

  /** Reserves the amount due of an open invoice, as far as the wallet covers it. */
  reserve({ id, due, currency }: Invoice): void {
    const wallet = this.#wallet(currency);
    const amount = Math.min(due.amount, wallet?.available ?? 0);
    if (wallet && amount > 0) this.#holds.set(id, { wallet, holdId: wallet.hold(amount) });
  }

  /** Assigns an existing hold of exactly the amount due to an invoice, if the wallet has one. */
  adoptHold({ id, due }: Invoice, wallet: MemoryWallet): void {
    const [holdId] = [...wallet.holds].find(([, amount]) => amount === due.amount) ?? [];
    if (holdId !== undefined) this.#holds.set(id, { wallet, holdId });
  }

  void(invoiceId: string): Invoice {
    const invoice = this.#get(invoiceId);
    invoice.status = 'void';
    endCollection(invoice);
    this.#release(invoice);
    return invoice;
  }

  list({ cursor, limit = 25 }: { cursor?: string; limit?: number }): Page<Invoice> {
    requireLimit(limit);
    const newestFirst = this.#invoices
      .toReversed()
      .sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
    const start = cursor === undefined ? 0 : newestFirst.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== undefined && start === 0) throw invalidField('cursor', 'is not the nextCursor of a page');
    const items = newestFirst.slice(start, start + limit);
    return { items, nextCursor: start + limit < newestFirst.length ? (items.at(-1)?.id ?? null) : null };
  }

  pay({ invoiceId, paymentMethodId }: { invoiceId: string; paymentMethodId?: string }): Invoice {
    const invoice = this.#get(invoiceId);
    const isWaiting = invoice.payments.some(({ status }) => status === 'processing');
    if (!isPayableInvoiceStatus(invoice.status) || isWaiting) {
      const facts = { status: isWaiting ? 'processing' : invoice.status };
      throw new WalletError('invoice_not_payable', 'This invoice cannot be paid now.', { facts });
    }
    // Rejects an unknown payment method before anything is charged.
    if (paymentMethodId !== undefined) this.#context.methods.outcome(paymentMethodId);
    const wallet = this.#wallet(invoice.currency);
    const spendable = this.#spendable(invoice, wallet);
    if (spendable <= 0 && paymentMethodId === undefined) {
      if (wallet?.wallet.status === 'frozen') {
        throw new WalletError('wallet_frozen', 'The wallet is frozen. Pay with a payment method instead.');
      }
      throw new WalletError('insufficient_funds', 'The wallet is empty. Pay with a payment method instead.');
    }
    this.#release(invoice);
    if (wallet && spendable > 0) this.#payFromWallet(invoice, wallet, spendable);
    if (paymentMethodId !== undefined && invoice.due.amount > 0)
      this.#payWithMethod(invoice, paymentMethodId);
    this.#publish(invoice);
    return invoice;
  }

  /** Settles the delayed payments that have arrived. */
  settleDue(): void {
    for (const [payment, arrival] of this.#arrivals) {
      if (arrival > this.#context.world.clock.now().getTime()) continue;
      this.#arrivals.delete(payment);
      payment.status = 'settled';
      const invoice = this.#invoices.find(({ payments }) => payments.includes(payment));
      if (!invoice) continue;
      updateTotals(invoice);
      this.#publish(invoice);
    }
  }

  #spendable({ id, due }: Invoice, wallet: MemoryWallet | undefined): number {
    if (wallet?.wallet.status !== 'active') return 0;
    const hold = this.#holds.get(id);
    const reserved = hold ? hold.wallet.reserved(hold.holdId) : 0;
    return Math.min(due.amount, Math.max(0, wallet.available + reserved));
  }

  #payFromWallet(invoice: Invoice, wallet: MemoryWallet, amount: number): void {
    const { number } = invoice;
    const reference = { type: 'invoice', id: number };
    wallet.post({ amount: -amount, source: 'invoice', reason: `Invoice ${number}`, reference });
    const method = { type: 'wallet', walletId: wallet.wallet.id } as const;
    this.#add(invoice, method, wallet.money(amount), 'settled');
  }

  #payWithMethod(invoice: Invoice, paymentMethodId: string): void {
    const { methods, world } = this.#context;
    const saved = methods.list().find(({ id }) => id === paymentMethodId);
    const label = saved ? `${saved.brand} •••• ${saved.last4}` : paymentMethodId;
    const method = { type: 'paymentMethod', paymentMethodId, label } as const;
    const outcome = methods.outcome(paymentMethodId).type;
    const status = outcome === 'settles' ? 'settled' : outcome === 'delays' ? 'processing' : 'failed';
    const payment = this.#add(invoice, method, invoice.due, status);
    if (status === 'processing') this.#arrivals.set(payment, world.clock.now().getTime() + delayMs);
  }

  #add(
    invoice: Invoice,
    method: InvoicePayment['method'],
    amount: Money,
    status: InvoicePayment['status'],
  ): InvoicePayment {
    const { identifier, clock } = this.#context.world;
    const refunded = { amount: 0, currency: amount.currency };
    const createdAt = clock.timestamp();
    const payment = { id: identifier('payment'), method, amount: { ...amount }, status, refunded, createdAt };
    invoice.payments.push(payment);
    updateTotals(invoice);
    return payment;
  }

  #publish({ id, status, currency }: Invoice): void {
    if (status !== 'paid' && status !== 'partiallyPaid') return;
    const type = status === 'paid' ? 'invoice.paid' : 'invoice.partially_paid';
    this.#wallet(currency)?.publish(type, { invoiceId: id });
  }

  #release({ id }: Invoice): void {
    const hold = this.#holds.get(id);
    if (hold && hold.wallet.reserved(hold.holdId) > 0) hold.wallet.release(hold.holdId);
    this.#holds.delete(id);
  }

  #wallet(currency: string): MemoryWallet | undefined {
    const wallets = [...this.#context.world.wallets.values()];
    return wallets.find(({ wallet }) => wallet.currency === currency && wallet.status !== 'closed');
  }

  #get(invoiceId: string): Invoice {
    const invoice = this.#invoices.find(({ id }) => id === invoiceId);
    if (!invoice) throw new WalletError('not_found', `There is no invoice "${invoiceId}".`);
    return invoice;
  }
}

/** Calculates the paid and due amounts and the status from the payments. */
function updateTotals(invoice: Invoice): void {
  const settled = invoice.payments.filter(({ status }) => status === 'settled');
  const paid = settled.reduce((sum, { amount }) => sum + amount.amount, 0);
  invoice.paid = { ...invoice.paid, amount: paid };
  invoice.due = { ...invoice.due, amount: invoice.total.amount - paid };
  if (paid > 0) invoice.status = invoice.due.amount > 0 ? 'partiallyPaid' : 'paid';
  if (invoice.status === 'paid') endCollection(invoice);
}

function endCollection(invoice: Invoice): void {
  invoice.overdueAt = null;
  invoice.nextAttemptAt = null;
  invoice.failure = null;
}
