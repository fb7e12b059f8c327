import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorMethod } from '../PaymentProcessor.ts';
import { callStripe, isRejection } from './callStripe.ts';

/** Customers and their saved payment methods at Stripe. */
export function stripeMethods(database: Database, stripe: Stripe) {
  async function findCustomer(owner: string): Promise<string | null> {
    const query = kysely.selectFrom('stripe_customers').select('customer_id').where('owner', '=', owner);
    const row = await executeTakeFirst(database, query);
    return row?.customer_id ?? null;
  }

  async function ensureCustomer(owner: string): Promise<string> {
    const existing = await findCustomer(owner);
    if (existing !== null) return existing;
    const { id } = await callStripe(() =>
      stripe.customers.create(
        { metadata: { coffer_customer: owner } },
        { idempotencyKey: `customer_${owner}` },
      ),
    );
    const insert = kysely
      .insertInto('stripe_customers')
      .values({ owner, customer_id: id })
      .onConflict((conflict) => conflict.doNothing());
    await execute(database, insert);
    return (await findCustomer(owner)) ?? id;
  }

  /** Reads the method of a setup that this customer has confirmed in the browser. */
  async function readSetup(id: string, owner: string): Promise<ProcessorMethod | null> {
    const setup = await nullIfRejected(() =>
      stripe.setupIntents.retrieve(id, { expand: ['payment_method'] }),
    );
    const customer = await findCustomer(owner);
    if (setup?.status !== 'succeeded' || customer === null || idOf(setup.customer) !== customer) return null;
    const method = setup.payment_method;
    if (method === null || typeof method === 'string') return null;
    return { ...describe(method), reference: `${customer}/${method.id}`, offSession: true };
  }

  /** Reads a method that pays once. Returns null for a method that a customer has saved. */
  async function readOnce(id: string): Promise<ProcessorMethod | null> {
    const method = await nullIfRejected(() => stripe.paymentMethods.retrieve(id));
    if (!method || method.customer !== null) return null;
    return { ...describe(method), reference: method.id, offSession: false };
  }

  return {
    /** Creates the setup with which a customer's browser confirms a new method. */
    async startSetup(owner: string): Promise<{ clientSecret: string }> {
      const customer = await ensureCustomer(owner);
      const setup = await callStripe(() =>
        stripe.setupIntents.create({
          customer,
          usage: 'off_session',
          automatic_payment_methods: { enabled: true },
          metadata: { coffer_customer: owner },
        }),
      );
      if (setup.client_secret === null) throw new Error('Stripe created a setup without a secret.');
      return { clientSecret: setup.client_secret };
    },

    async save(token: string, owner: string | null): Promise<ProcessorMethod | null> {
      if (owner === null) return /^pm_\w+$/.test(token) ? readOnce(token) : null;
      return /^seti_\w+$/.test(token) ? readSetup(token, owner) : null;
    },

    /** Detaches a method from its customer. Stripe then refuses to charge it. */
    async detach(reference: string): Promise<void> {
      const { customer, paymentMethod } = splitReference(reference);
      if (customer !== null) await nullIfRejected(() => stripe.paymentMethods.detach(paymentMethod));
    },
  };
}

/** Splits a method's reference. Stripe charges a saved method only together with its customer. */
export function splitReference(reference: string): { customer: string | null; paymentMethod: string } {
  const [first = '', second] = reference.split('/');
  return second === undefined
    ? { customer: null, paymentMethod: first }
    : { customer: first, paymentMethod: second };
}

async function nullIfRejected<Found>(request: () => Promise<Found>): Promise<Found | null> {
  try {
    return await callStripe(request);
  } catch (error) {
    if (isRejection(error)) return null;
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

/** Formats a brand such as `american_express` as it is written on the card. */
function brandOf(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function idOf(reference: string | { id: string } | null): string | null {
  return reference === null || typeof reference === 'string' ? reference : reference.id;
}
