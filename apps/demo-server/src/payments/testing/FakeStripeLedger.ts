/** Outcome of a card at the stand-in. */
export type StandInCard =
  | 'pays'
  | 'declined'
  | 'insufficient_funds'
  | 'expired'
  | 'asks'
  | 'asksWhenAlone'
  | 'debit'
  | 'refusesRefunds';

/** A Stripe object, with the fields that are used here. */
export type StandInObject = { id: string; object: string } & Record<string, unknown>;

export type StandInIntent = StandInObject & {
  status: string;
  amount: number;
  currency: string;
  payment_method: string | null;
  customer: string | null;
  last_payment_error: Record<string, unknown> | null;
  next_action: Record<string, unknown> | null;
};

/** State of the stand-in. Only `charges` moves money. */
export class FakeStripeLedger {
  readonly objects = new Map<string, StandInObject>();
  readonly cards = new Map<string, StandInCard>();
  readonly intents = new Map<string, StandInIntent>();
  /** Each charge that succeeded, in Stripe's units. */
  readonly charges: { intent: string; amount: number; currency: string }[] = [];
  /** Maximum number of objects on one page of a list. */
  listLimit = 100;
  #count = 0;

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}_standin${this.#count}`;
  }

  keep<Kept extends StandInObject>(object: Kept): Kept {
    this.objects.set(object.id, object);
    return object;
  }

  card(kind: StandInCard, customer: string | null): StandInObject {
    const id = this.id('pm');
    this.cards.set(id, kind);
    const details =
      kind === 'debit'
        ? { type: 'sepa_debit', sepa_debit: { last4: '3000' } }
        : {
            type: 'card',
            card: { brand: 'visa', display_brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 },
          };
    return this.keep({ id, object: 'payment_method', customer, ...details });
  }

  refunded(intent: string): number {
    return [...this.objects.values()]
      .filter((one) => one.object === 'refund' && one.payment_intent === intent && one.status !== 'failed')
      .reduce((sum, one) => sum + Number(one.amount), 0);
  }

  /** Charges an intent's method. Only an unconfirmed intent gets here, so an intent is charged once. */
  attempt(intent: StandInIntent, { offSession, method }: { offSession: boolean; method: string }): void {
    const kind = this.cards.get(method) ?? 'declined';
    const asks = kind === 'asks' || (kind === 'asksWhenAlone' && offSession);
    intent.payment_method = method;
    if (asks && offSession) this.fail(intent, 'authentication_required', 'authentication_required');
    else if (asks || (kind === 'asksWhenAlone' && intent.last_payment_error)) this.#ask(intent);
    else if (kind === 'declined') this.fail(intent, 'card_declined', 'generic_decline');
    else if (kind === 'insufficient_funds') this.fail(intent, 'card_declined', 'insufficient_funds');
    else if (kind === 'expired') this.fail(intent, 'expired_card');
    else if (kind === 'debit') intent.status = 'processing';
    else this.succeed(intent);
  }

  succeed(intent: StandInIntent): void {
    Object.assign(intent, { status: 'succeeded', next_action: null, last_payment_error: null });
    this.charges.push({ intent: intent.id, amount: intent.amount, currency: intent.currency });
  }

  fail(intent: StandInIntent, code: string, declineCode?: string): void {
    const payment_method = this.objects.get(intent.payment_method ?? '');
    const problem = { code, message: `Stand-in: ${declineCode ?? code}.`, payment_method };
    intent.last_payment_error = declineCode ? { ...problem, decline_code: declineCode } : problem;
    Object.assign(intent, { status: 'requires_payment_method', next_action: null, payment_method: null });
  }

  #ask(intent: StandInIntent): void {
    const url = `https://bank.standin.test/${intent.id}`;
    Object.assign(intent, {
      status: 'requires_action',
      last_payment_error: null,
      next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: null } },
    });
  }
}
