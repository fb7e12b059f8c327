import type { Random } from '../fuzz/Random.ts';
import type { Json, StormApi } from './StormApi.ts';

/** A customer of the storm, with the open wallet of each currency. */
export type StormCustomer = {
  id: string;
  token: string;
  methods: StormMethod[];
  wallets: Map<string, string>;
};

/** A saved payment method, with the token that decides what paying with it comes to. */
type StormMethod = { id: string; token: string };

/** Something that was made, and whose it is. */
export type StormThing = { id: string; walletId: string; customer: StormCustomer; extra?: Json };

export const currencies = ['USD', 'EUR'] as const;
/** The newest things of a kind are chosen from: few, so that operations meet. */
const rememberedMax = 8;

/** Tokens of the test processor, those more often that make trouble. */
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

/** What the clients of a storm know: customers, and the newest things of each kind. */
export class StormWorld {
  readonly api: StormApi;
  readonly customers: StormCustomer[] = [];
  readonly #things = new Map<string, StormThing[]>();
  /** How far the test clock is ahead. */
  aheadMs = 0;

  constructor(api: StormApi) {
    this.api = api;
  }

  /** Makes the customers, each with a wallet in every currency, money and payment methods. */
  async prepare(dice: Random, customers: number): Promise<void> {
    await this.#offerTopUps(dice);
    for (let index = 0; index < customers; index += 1) await this.#addCustomer(dice, index);
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  remember(kind: string, thing: StormThing): void {
    this.#things.set(kind, [...(this.#things.get(kind) ?? []), thing].slice(-rememberedMax));
  }

  /** One of the newest things of a kind; undefined while there is none. */
  pick(dice: Random, kind: string): StormThing | undefined {
    const things = this.#things.get(kind) ?? [];
    return things.length === 0 ? undefined : dice.pick(things);
  }

  async #offerTopUps(dice: Random): Promise<void> {
    const { version, settings } = await this.api.read(dice, '/v1/settings');
    const terms = {
      ...{ min: 100, max: 10_000_000, step: 100, presets: [5_000] },
      bonusTiers: [{ from: 10_000, basisPoints: 800 }],
      fee: { fixed: 30, basisPoints: 150 },
      tax: { basisPoints: 700 },
      bonusExpiresAfterDays: 20,
    };
    const topUp = Object.fromEntries(currencies.map((currency) => [currency, terms]));
    const body = { version, settings: { ...settings, topUp, defaultCurrencies: [...currencies] } };
    const answer = await this.api.send(0, { method: 'PATCH', path: '/v1/settings', body });
    if (answer?.status !== 200) throw new Error(`The settings were refused: ${JSON.stringify(answer?.body)}`);
  }

  async #addCustomer(dice: Random, index: number): Promise<void> {
    const { api } = this;
    const post = (kind: string, path: string, body: object) =>
      must(api.write(dice, kind, { method: 'POST', path, body }), path);
    const name = { name: `Storm ${index}`, email: `storm${index}@example.com` };
    // Neither of these takes a key: each is sent once.
    const made = await api.send(0, { method: 'POST', path: '/v1/customers', body: name });
    const id = made?.body?.id;
    const session = await api.send(0, { method: 'POST', path: `/v1/customers/${id}/sessions`, body: {} });
    const customer: StormCustomer = { id, token: session?.body?.token, methods: [], wallets: new Map() };
    const opened = await api.read(dice, `/v1/customers/${id}/wallets`);
    for (const wallet of opened.items) {
      customer.wallets.set(wallet.currency, wallet.id);
      const reason = api.uniqueName('start');
      const body = { type: 'credit', amount: { amount: 20_000, currency: wallet.currency }, reason };
      const path = `/v1/wallets/${wallet.id}/entries`;
      await must(api.write(dice, 'entry', { method: 'POST', path, body, reason }), path);
    }
    for (const token of ['pm_card_visa', 'pm_bank_debit', 'pm_card_dispute_won', dice.pick(tokens)]) {
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
