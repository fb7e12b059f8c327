import type { PaymentMethod } from '@coffer/adapter';
import { createCustomer, listCustomers } from '../modules/customers/index.ts';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import { addPaymentMethod } from '../modules/paymentMethods/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { listCustomerWallets } from '../modules/wallets/index.ts';
import type { SeedContext } from './SeedContext.ts';
import type { SeedCustomer } from './SeedCustomer.ts';
import { seedCustomers } from './seedCustomers.ts';
import { seedKey } from './seedKey.ts';
import { seedPast } from './seedPast.ts';
import { seedStories } from './seedStories.ts';

const dayMs = 86_400_000;
/** When the first customer was created: before all history. */
const beganDaysAgo = 100;

/** Seeds a database without customers. Calls `onCustomer` with the name of each customer before adding it. */
export async function seedOnce(
  context: WalletContext,
  onCustomer: (name: string) => void = () => undefined,
): Promise<void> {
  const { items } = await listCustomers(context, defaultMerchantId, { limit: 1 });
  if (items.length === 0) await seed(context, onCustomer);
}

/** Seeds an empty database with the customers of a SaaS and some months of history that ends now. */
export async function seed(
  context: WalletContext,
  onCustomer: (name: string) => void = () => undefined,
): Promise<void> {
  // History keeps its own timestamps.
  await context.database.query('update ledger.clock set backdating = true');
  try {
    await seedAll(context, onCustomer);
  } finally {
    await context.database.query('update ledger.clock set backdating = false');
  }
}

async function seedAll(context: WalletContext, onCustomer: (name: string) => void): Promise<void> {
  const end = context.now();
  // As old as its first sale, because a forecast reads no day before the merchant was created.
  await context.database.query('update merchants set created_at = $2 where id = $1', [
    defaultMerchantId,
    new Date(end.getTime() - beganDaysAgo * dayMs),
  ]);
  for (const [index, customer] of seedCustomers.entries()) {
    onCustomer(customer.name);
    const began = () => new Date(end.getTime() - (beganDaysAgo - index) * dayMs);
    const places = await seedCustomer({ ...context, now: began }, customer, end);
    // These customers pay with cards of the test processor.
    if (context.testMode !== null) await seedStories(context, customer, places);
  }
}

async function seedCustomer(
  context: WalletContext,
  customer: SeedCustomer,
  end: Date,
): Promise<SeedContext[]> {
  const { name, email } = customer;
  const currencies = Object.keys(customer.wallets);
  const { id: customerId } = await createCustomer(context, defaultMerchantId, { name, email, currencies });
  const owner = { merchantId: defaultMerchantId, customerId };
  // A real processor offers no test cards.
  const offered = new Set(context.processor.methodSetup.testMethods.map(({ token }) => token));
  const methods: PaymentMethod[] = [];
  for (const token of customer.paymentMethods.filter((one) => offered.has(one))) {
    methods.push((await addPaymentMethod(context, owner, { token, key: seedKey() })).value);
  }
  const paymentMethodId = methods[0]?.id ?? null;
  const wallets = await listCustomerWallets(context.database, owner);
  const places = wallets.map((wallet) => ({ owner, wallet, paymentMethodId }));
  for (const place of places) {
    await seedPast(context, { place, lines: customer.wallets[place.wallet.currency] ?? [], end });
  }
  return places;
}
