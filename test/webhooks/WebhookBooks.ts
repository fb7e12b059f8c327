import type { WebhookEntry, WebhookEvent, WebhookInvoice } from '@coffer/adapter/webhooks';

/** Books of a merchant who learns of everything by webhooks. It makes no request. */
export class WebhookBooks {
  readonly #seen = new Set<string>();
  readonly #entries = new Map<string, WebhookEntry>();
  /** Account on the other side of each entry. */
  readonly #accounts = new Map<string, string>();
  readonly #invoices = new Map<string, { invoice: WebhookInvoice; asOf: string }>();

  /** Books an event once, however often it is delivered and in whatever order. */
  receive(event: WebhookEvent): void {
    if (this.#seen.has(event.id)) return;
    this.#seen.add(event.id);
    const { data } = event;
    if ('invoice' in data && data.invoice) this.#keepNewest(data.invoice, event.timestamp);
    if ('bonusEntry' in data && data.bonusEntry) this.#book(data.bonusEntry, 'promotions');
    if ('entry' in data && data.entry) this.#book(data.entry, counterAccountOf(event, data.entry));
  }

  /** Balances by wallet: the total, the paid and the promotional part. */
  balances(): Map<string, { balance: number; paid: number; promotional: number }> {
    const wallets = Map.groupBy(this.#entries.values(), ({ walletId }) => walletId);
    return new Map(
      [...wallets].map(([id, entries]) => [
        id,
        {
          balance: sum(entries, ({ amount }) => amount.amount),
          paid: sum(entries, ({ paid }) => paid.amount),
          promotional: sum(entries, ({ promotional }) => promotional.amount),
        },
      ]),
    );
  }

  /** Balances of the merchant's own accounts, such as revenue, by account and currency. */
  accounts(): Map<string, number> {
    const entries = Map.groupBy(
      this.#entries.values(),
      ({ id, amount }) => `${this.#accounts.get(id)} ${amount.currency}`,
    );
    return new Map([...entries].map(([account, own]) => [account, -sum(own, ({ amount }) => amount.amount)]));
  }

  /** Settled card payments of invoices, without their refunds, by currency. */
  cardPayments(): Map<string, number> {
    const payments = [...this.#invoices.values()].flatMap(({ invoice }) => invoice.payments);
    const settled = payments.filter(({ method, status }) => method.type !== 'wallet' && status === 'settled');
    const byCurrency = Map.groupBy(settled, ({ amount }) => amount.currency);
    return new Map(
      [...byCurrency].map(([currency, own]) => [
        currency,
        sum(own, ({ amount, refunded }) => amount.amount - refunded.amount),
      ]),
    );
  }

  #keepNewest(invoice: WebhookInvoice, asOf: string): void {
    const kept = this.#invoices.get(invoice.id);
    if (!kept || asOf > kept.asOf) this.#invoices.set(invoice.id, { invoice, asOf });
  }

  #book(entry: WebhookEntry, account: string): void {
    this.#entries.set(entry.id, entry);
    this.#accounts.set(entry.id, account);
  }
}

/** The merchant's account on the other side of an entry, from nothing but the event. */
function counterAccountOf(event: WebhookEvent, entry: WebhookEntry): string {
  switch (entry.source) {
    case 'topUp':
    case 'autoTopUp':
    case 'paymentLink':
    case 'dispute':
      return 'cash';
    case 'merchant':
      return 'externalPayments';
    case 'bonus':
    case 'promotion':
      return 'promotions';
    case 'invoice':
    case 'usage':
      return 'revenue';
    case 'correction':
      return 'corrections';
    case 'expiry':
      return 'breakage';
    case 'closure':
      return event.type === 'wallet.refunded' ? 'cash' : 'breakage';
    case 'refund':
      return refundAccount(event, entry);
    default:
      return entry.source satisfies never;
  }
}

/** A bonus that is taken back is promotional; a wallet's payment that is refunded was revenue; the rest is cash. */
function refundAccount({ type, data }: WebhookEvent, entry: WebhookEntry): string {
  if (type === 'wallet.adjusted' || entry.promotional.amount === entry.amount.amount) return 'promotions';
  const refund = 'refund' in data ? data.refund : undefined;
  const invoice = 'invoice' in data ? data.invoice : undefined;
  if (!refund) return 'revenue';
  const part = refund.parts.find(({ entryId }) => entryId === entry.id);
  const payment = invoice?.payments.find(({ id }) => id === part?.invoicePaymentId);
  return payment?.method.type === 'wallet' ? 'revenue' : 'cash';
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
