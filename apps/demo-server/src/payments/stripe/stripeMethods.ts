import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { ProcessorMethod } from '../PaymentProcessor.ts';
import { askStripe, isRefusal } from './askStripe.ts';

/** Customers at Stripe, and what they saved there to be charged later. */
export function stripeMethods(database: Database, stripe: Stripe) {
  async function findCustomer(owner: string): Promise<string | null> {
    const [row] = await database.query<{ customer_id: string }>(
      'select customer_id from stripe_customers where owner = $1',
      [owner],
    );
    return row?.customer_id ?? null;
  }

  async function ensureCustomer(owner: string): Promise<string> {
    const known = await findCustomer(owner);
    if (known !== null) return known;
    const { id } = await askStripe(() =>
      stripe.customers.create(
        { metadata: { coffer_customer: owner } },
        { idempotencyKey: `customer_${owner}` },
      ),
    );
    await database.query(
      'insert into stripe_customers (owner, customer_id) values ($1, $2) on conflict do nothing',
      [owner, id],
    );
    return (await findCustomer(owner)) ?? id;
  }

  /** A method that its customer has confirmed in the browser, by the setup's id. */
  async function readSetup(id: string, owner: string): Promise<ProcessorMethod | null> {
    const setup = await known(() => stripe.setupIntents.retrieve(id, { expand: ['payment_method'] }));
    const customer = await findCustomer(owner);
    if (setup?.status !== 'succeeded' || customer === null || idOf(setup.customer) !== customer) return null;
    const method = setup.payment_method;
    if (method === null || typeof method === 'string') return null;
    return { ...describe(method), reference: `${customer}/${method.id}`, offSession: true };
  }

  /** A method that pays once. One that a customer has saved is that customer's alone. */
  async function readOnce(id: string): Promise<ProcessorMethod | null> {
    const method = await known(() => stripe.paymentMethods.retrieve(id));
    if (!method || method.customer !== null) return null;
    return { ...describe(method), reference: method.id, offSession: false };
  }

  return {
    /** What a customer's browser confirms a new method with. */
    async startSetup(owner: string): Promise<{ clientSecret: string }> {
      const customer = await ensureCustomer(owner);
      const setup = await askStripe(() =>
        stripe.setupIntents.create({
          customer,
          usage: 'off_session',
          automatic_payment_methods: { enabled: true },
          metadata: { coffer_customer: owner },
        }),
      );
      if (setup.client_secret === null) throw new Error('Stripe made a setup without a secret.');
      return { clientSecret: setup.client_secret };
    },

    async save(token: string, owner: string | null): Promise<ProcessorMethod | null> {
      if (owner === null) return /^pm_\w+$/.test(token) ? readOnce(token) : null;
      return /^seti_\w+$/.test(token) ? readSetup(token, owner) : null;
    },

    /** Detaches it from its customer: from then on it cannot be charged at Stripe either. */
    async forget(reference: string): Promise<void> {
      const { customer, paymentMethod } = splitReference(reference);
      if (customer !== null) await known(() => stripe.paymentMethods.detach(paymentMethod));
    },
  };
}

/** A method's reference in its parts: a saved one can only be charged together with its customer. */
export function splitReference(reference: string): { customer: string | null; paymentMethod: string } {
  const [first = '', second] = reference.split('/');
  return second === undefined
    ? { customer: null, paymentMethod: first }
    : { customer: first, paymentMethod: second };
}

async function known<Found>(question: () => Promise<Found>): Promise<Found | null> {
  try {
    return await askStripe(question);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

function describe(method: Stripe.PaymentMethod): Omit<ProcessorMethod, 'reference' | 'offSession'> {
  const { card, us_bank_account: account, sepa_debit: sepa } = method;
  const fingerprint = (card ?? account ?? sepa)?.fingerprint ?? null;
  if (card) {
    const { exp_month: month, exp_year: year, last4 } = card;
    const brand = brandOf(card.display_brand ?? card.brand);
    return { type: 'card', brand, last4, expiry: { month, year }, fingerprint };
  }
  const last4 = account?.last4 ?? sepa?.last4 ?? '';
  const bank = { type: 'bankDebit', last4, expiry: null, fingerprint } as const;
  if (account) return { ...bank, brand: account.bank_name ?? 'Bank account' };
  if (sepa) return { ...bank, brand: 'SEPA Direct Debit' };
  return { type: 'other', brand: brandOf(method.type), last4, expiry: null, fingerprint };
}

/** `american_express` as it is written on the card. */
function brandOf(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function idOf(reference: string | { id: string } | null): string | null {
  return reference === null || typeof reference === 'string' ? reference : reference.id;
}
