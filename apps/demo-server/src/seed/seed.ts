import { createCustomer, listCustomers } from '../wallet/customers.ts';
import { defaultMerchantId } from '../wallet/ensureMerchant.ts';
import { addPaymentMethod } from '../wallet/paymentMethods.ts';
import type { WalletContext } from '../wallet/WalletContext.ts';
import { listCustomerWallets } from '../wallet/wallets.ts';
import type { SeedCustomer } from './SeedCustomer.ts';
import { seedCustomers } from './seedCustomers.ts';
import { seedOperations } from './seedOperations.ts';
import { type StoryPlace, seedStories } from './seedStories.ts';

const dayMs = 86_400_000;
/** When the first customer came: before every line of every past. */
const beganDaysAgo = 100;

/** Whether there is nobody yet. */
export async function isEmpty(context: WalletContext): Promise<boolean> {
  return (await listCustomers(context, defaultMerchantId, { limit: 1 })).items.length === 0;
}

/** Fills an empty database with a SaaS's customers and some months of their history, ending now. */
export async function seed(context: WalletContext): Promise<void> {
  const end = context.now();
  for (const [index, customer] of seedCustomers.entries()) {
    const began = () => new Date(end.getTime() - (beganDaysAgo - index) * dayMs);
    const places = await seedCustomer({ ...context, now: began }, customer, end);
    // They pay with the test processor's cards.
    if (context.testMode !== null) await seedStories(context, customer, places);
  }
}

async function seedCustomer(
  context: WalletContext,
  customer: SeedCustomer,
  end: Date,
): Promise<StoryPlace[]> {
  const { name, email } = customer;
  const currencies = Object.keys(customer.wallets);
  const { id: customerId } = await createCustomer(context, defaultMerchantId, { name, email, currencies });
  const owner = { merchantId: defaultMerchantId, customerId };
  // A real processor has no cards to give away.
  const offered = new Set(context.processor.testMethods.map(({ token }) => token));
  for (const token of customer.paymentMethods.filter((one) => offered.has(one))) {
    await addPaymentMethod(context, owner, { token, key: { scope: 'seed', key: `${customerId} ${token}` } });
  }
  const wallets = await listCustomerWallets(context.database, owner);
  for (const wallet of wallets) {
    const operations = seedOperations(wallet, customer.wallets[wallet.currency] ?? [], end);
    // One transaction a wallet: a past that is there is there as a whole.
    await context.database.transaction((transaction) => context.ledger.postWithin(transaction, operations));
  }
  return wallets.map((wallet) => ({ owner, wallet }));
}
