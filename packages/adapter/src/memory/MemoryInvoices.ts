import { WalletError } from '../errors/WalletError.ts';
import type { Money } from '../money/Money.ts';
import type { Invoice, InvoiceLine, InvoicePayment } from '../port/Invoice.ts';
import type { Page } from '../port/Page.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';

const delayMs = 3 * 86_400_000;

/** What a merchant charges for. */
export type MemoryInvoiceParameters = {
  currency: string;
  lines: readonly Pick<InvoiceLine, 'description' | 'quantity' | 'unitAmount'>[];
  /** @default the next in line */
  number?: string;
  /** @default null */
  dueAt?: string | null;
  /** @default now */
  createdAt?: string;
  /** What it got already. @default [] */
  payments?: readonly Omit<InvoicePayment, 'id'>[];
};

/** What invoices need of the world around them. */
export type MemoryInvoicesContext = {
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  customerId: string;
};

/** The customer's invoices, and what paying them does. */
export class MemoryInvoices {
  readonly #context: MemoryInvoicesContext;
  /** Oldest first. */
  readonly #invoices: Invoice[] = [];
  /** What an open invoice reserves of its wallet, by its id. */
  readonly #holds = new Map<string, { wallet: MemoryWallet; holdId: string }>();
  /** Payments on their way, and when they arrive. */
  readonly #arrivals = new Map<InvoicePayment, number>();

  constructor(context: MemoryInvoicesContext) {
    this.#context = context;
  }

  /** Opens an invoice; it reserves what it will take of the wallet, as far as there is something. */
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
      createdAt: parameters.createdAt ?? clock.timestamp(),
    };
    this.#invoices.push(invoice);
    reckon(invoice);
    return invoice;
  }

  /** Reserves what an open invoice will take. */
  reserve({ id, due, currency }: Invoice): void {
    const wallet = this.#wallet(currency);
    const amount = Math.min(due.amount, wallet?.available ?? 0);
    if (wallet && amount > 0) this.#holds.set(id, { wallet, holdId: wallet.hold(amount) });
  }

  /** Takes over a hold of the wallet that reserves just what is due, where there is one. */
  adoptHold({ id, due }: Invoice, wallet: MemoryWallet): void {
    const [holdId] = [...wallet.holds].find(([, amount]) => amount === due.amount) ?? [];
    if (holdId !== undefined) this.#holds.set(id, { wallet, holdId });
  }

  void(invoiceId: string): Invoice {
    const invoice = this.#get(invoiceId);
    invoice.status = 'void';
    this.#release(invoice);
    return invoice;
  }

  list({ cursor, limit = 25 }: { cursor?: string; limit?: number }): Page<Invoice> {
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      throw invalid('limit', 'is a number from 1 to 100');
    const newestFirst = this.#invoices
      .toReversed()
      .sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
    const start = cursor === undefined ? 0 : newestFirst.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== undefined && start === 0) throw invalid('cursor', 'is no cursor that a page gave');
    const items = newestFirst.slice(start, start + limit);
    return { items, nextCursor: start + limit < newestFirst.length ? (items.at(-1)?.id ?? null) : null };
  }

  pay({ invoiceId, paymentMethodId }: { invoiceId: string; paymentMethodId?: string }): Invoice {
    const invoice = this.#get(invoiceId);
    const isWaiting = invoice.payments.some(({ status }) => status === 'processing');
    if ((invoice.status !== 'open' && invoice.status !== 'partiallyPaid') || isWaiting) {
      const facts = { status: isWaiting ? 'processing' : invoice.status };
      throw new WalletError('invoice_not_payable', 'There is nothing to pay of this invoice now.', { facts });
    }
    // Proves the method before anything is taken.
    if (paymentMethodId !== undefined) this.#context.methods.outcome(paymentMethodId);
    const wallet = this.#wallet(invoice.currency);
    const reach = this.#reach(invoice, wallet);
    if (reach <= 0 && paymentMethodId === undefined) {
      if (wallet?.wallet.status === 'frozen') {
        throw new WalletError('wallet_frozen', 'The wallet is frozen. Pay with a payment method instead.');
      }
      throw new WalletError('insufficient_funds', 'The wallet is empty. Pay with a payment method instead.');
    }
    this.#release(invoice);
    if (wallet && reach > 0) this.#payFromWallet(invoice, wallet, reach);
    if (paymentMethodId !== undefined && invoice.due.amount > 0)
      this.#payWithMethod(invoice, paymentMethodId);
    this.#publish(invoice);
    return invoice;
  }

  /** Settles what was due in the meantime. */
  settleDue(): void {
    for (const [payment, arrival] of this.#arrivals) {
      if (arrival > this.#context.world.clock.now().getTime()) continue;
      this.#arrivals.delete(payment);
      payment.status = 'settled';
      const invoice = this.#invoices.find(({ payments }) => payments.includes(payment));
      if (!invoice) continue;
      reckon(invoice);
      this.#publish(invoice);
    }
  }

  #reach({ id, due }: Invoice, wallet: MemoryWallet | undefined): number {
    if (wallet?.wallet.status !== 'active') return 0;
    const hold = this.#holds.get(id);
    const reserved = hold ? hold.wallet.held(hold.holdId) : 0;
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
    reckon(invoice);
    return payment;
  }

  #publish({ id, status, currency }: Invoice): void {
    if (status !== 'paid' && status !== 'partiallyPaid') return;
    const type = status === 'paid' ? 'invoice.paid' : 'invoice.partially_paid';
    this.#wallet(currency)?.publish(type, { invoiceId: id });
  }

  #release({ id }: Invoice): void {
    const hold = this.#holds.get(id);
    if (hold && hold.wallet.held(hold.holdId) > 0) hold.wallet.release(hold.holdId);
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

/** Writes what follows from the payments. */
function reckon(invoice: Invoice): void {
  const settled = invoice.payments.filter(({ status }) => status === 'settled');
  const paid = settled.reduce((sum, { amount }) => sum + amount.amount, 0);
  invoice.paid = { ...invoice.paid, amount: paid };
  invoice.due = { ...invoice.due, amount: invoice.total.amount - paid };
  if (paid > 0) invoice.status = invoice.due.amount > 0 ? 'partiallyPaid' : 'paid';
}

function invalid(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
