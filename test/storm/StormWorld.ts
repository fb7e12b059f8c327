import type { Random } from '../fuzz/Random.ts';
import type { Json, StormApi } from './StormApi.ts';

/** A customer of the storm, with the open wallet of each currency. */
export type StormCustomer = {
  id: string;
  token: string;
  methods: StormMethod[];
  wallets: Map<string, string>;
};

/** A saved payment method, with the token that decides how its payments end. */
type StormMethod = { id: string; token: string };

/** A thing that an operation created, and its customer. */
export type StormThing = { id: string; walletId: string; customer: StormCustomer; extra?: Json };

export const currencies = ['USD', 'EUR'] as const;
/** Operations choose among this many of the newest things of a kind: few, so that they meet. */
const rememberedMax = 8;

/** Tokens of the test processor. Those that cause trouble occur more often. */
export const tokens = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_bank_debit',
  'pm_bank_debit',
  'pm_bank_debit',
  'pm_bank_debit_returned',
  'pm_card_declined',
  'pm_card_three_d_secure',
  'pm_card_asks_off_session',
  'pm_answer_lost',
  'pm_card_disputed',
  'pm_card_disputed',
  'pm_card_dispute_won',
  'pm_card_dispute_won',
  'pm_card_refund_fails',
  'pm_card_refund_fails_once',
] as const;

/** The clients' knowledge: customers, and the newest things of each kind. */
export class StormWorld {
  readonly api: StormApi;
  readonly customers: StormCustomer[] = [];
  readonly #things = new Map<string, StormThing[]>();
  /** Milliseconds by which the test clock is ahead. */
  aheadMs = 0;

  constructor(api: StormApi) {
    this.api = api;
  }

  /** Creates the customers, each with a wallet in every currency, money and payment methods. */
  async prepare(random: Random, customers: number): Promise<void> {
    await this.#offerTopUps(random);
    for (let index = 0; index < customers; index += 1) await this.#addCustomer(random, index);
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  remember(kind: string, thing: StormThing): void {
    this.#things.set(kind, [...(this.#things.get(kind) ?? []), thing].slice(-rememberedMax));
  }

  /** Picks one of the newest things of a kind, or undefined if there is none. */
  pick(random: Random, kind: string): StormThing | undefined {
    const things = this.#things.get(kind) ?? [];
    return things.length === 0 ? undefined : random.pick(things);
  }

  async #offerTopUps(random: Random): Promise<void> {
    const { version, settings } = await this.api.read(random, '/v1/settings');
    const terms = {
      min: 100,
      max: 10_000_000,
      step: 100,
      presets: [5_000],
      bonusTiers: [{ from: 10_000, basisPoints: 800 }],
      fee: { fixed: 30, basisPoints: 150 },
      tax: { basisPoints: 700 },
      bonusExpiresAfterDays: 20,
    };
    const topUp = Object.fromEntries(currencies.map((currency) => [currency, terms]));
    const body = { version, settings: { ...settings, topUp, defaultCurrencies: [...currencies] } };
    const response = await this.api.send(0, { method: 'PATCH', path: '/v1/settings', body });
    if (response?.status !== 200)
      throw new Error(`The settings were refused: ${JSON.stringify(response?.body)}`);
  }

  async #addCustomer(random: Random, index: number): Promise<void> {
    const { api } = this;
    const post = (kind: string, path: string, body: object) =>
      must(api.write(random, kind, { method: 'POST', path, body }), path);
    const name = { name: `Storm ${index}`, email: `storm${index}@example.com` };
    // These requests take no idempotency key, so each is sent once.
    const made = await api.send(0, { method: 'POST', path: '/v1/customers', body: name });
    const id = made?.body?.id;
    const session = await api.send(0, { method: 'POST', path: `/v1/customers/${id}/sessions`, body: {} });
    const customer: StormCustomer = { id, token: session?.body?.token, methods: [], wallets: new Map() };
    const opened = await api.read(random, `/v1/customers/${id}/wallets`);
    for (const wallet of opened.items) {
      customer.wallets.set(wallet.currency, wallet.id);
      const reason = api.uniqueName('start');
      const body = {
        type: 'credit',
        fundedBy: 'externalPayment',
        amount: { amount: 20_000, currency: wallet.currency },
        reason,
      };
      const path = `/v1/wallets/${wallet.id}/entries`;
      await must(api.write(random, 'entry', { method: 'POST', path, body, reason }), path);
    }
    for (const token of ['pm_card_visa', 'pm_bank_debit', 'pm_card_dispute_won', random.pick(tokens)]) {
      const method = await post('method', `/v1/customers/${id}/payment-methods`, { token });
      customer.methods.push({ id: method.id, token });
    }
    this.customers.push(customer);
  }
}

async function must(answered: Promise<Json>, what: string): Promise<Json> {
  const body = await answered;
  if (body === null) throw new Error(`The storm could not be prepared: ${what} was refused.`);
  return body;
}
