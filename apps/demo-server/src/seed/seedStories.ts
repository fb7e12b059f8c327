import { randomUUID } from 'node:crypto';
import { saveAlertSettings } from '../wallet/alertSettings.ts';
import { createInvoice } from '../wallet/createInvoice.ts';
import { createMerchantTopUp } from '../wallet/createTopUp.ts';
import { defaultMerchantId } from '../wallet/ensureMerchant.ts';
import { openInvoice } from '../wallet/openInvoice.ts';
import { payMerchantInvoice } from '../wallet/payInvoice.ts';
import { listPaymentMethods } from '../wallet/paymentMethods.ts';
import { refundInvoice } from '../wallet/refundInvoice.ts';
import { refundTopUp } from '../wallet/refundTopUp.ts';
import { saveAutoTopUp } from '../wallet/saveAutoTopUp.ts';
import { disputeTopUp } from '../wallet/testScenario.ts';
import type { WalletContext } from '../wallet/WalletContext.ts';
import type { SeedCustomer, SeedStory } from './SeedCustomer.ts';

/** A wallet of a seeded customer, and whose it is. */
export type StoryPlace = {
  owner: { merchantId: string; customerId: string };
  wallet: { id: string; currency: string };
};

const dayMs = 86_400_000;

/** What a customer's past did not say: told by doing it, so that each page finds what it would find in use. */
export async function seedStories(
  context: WalletContext,
  { stories = {} }: SeedCustomer,
  places: readonly StoryPlace[],
): Promise<void> {
  for (const place of places) {
    for (const story of stories[place.wallet.currency] ?? []) await tell(context, story, place);
  }
}

async function tell(context: WalletContext, story: SeedStory, { owner, wallet }: StoryPlace): Promise<void> {
  const { id: walletId, currency } = wallet;
  const money = (amount: number) => ({ amount, currency });
  switch (story.kind) {
    case 'alert': {
      const threshold = money(story.threshold);
      const channels = ['inApp', 'email', 'webhook'] as const;
      const settings = { walletId, enabled: true, threshold, channels: [...channels], version: 0 };
      await saveAlertSettings(context, owner, settings);
      return;
    }
    case 'autoTopUp': {
      const { threshold, amount, monthlyCap } = story;
      const settings = {
        mode: 'fixed' as const,
        ...{ threshold: money(threshold), amount: money(amount), dailyCount: 3 },
        ...{ monthlyCap: money(monthlyCap), paymentMethodId: await firstMethod(context, owner) },
      };
      await saveAutoTopUp(context, owner, { walletId, settings, version: 0, key: newKey() });
      return;
    }
    case 'topUp': {
      const { value } = await createMerchantTopUp(context, owner, {
        ...{ walletId, amount: money(story.amount), key: newKey() },
        paymentMethodId: await firstMethod(context, owner),
      });
      const topUpId = value.id;
      if (story.outcome === 'disputed') {
        await disputeTopUp(context, defaultMerchantId, { topUpId, outcome: 'lost' });
      } else {
        const { refunded: amount, reason } = story.outcome;
        await refundTopUp(context, owner, { topUpId, amount, reason, key: newKey() });
      }
      return;
    }
    case 'bill':
      await bill(context, story, { owner, wallet });
  }
}

/** An invoice, as far as the story goes: not yet due, tried, or paid and partly given back. */
async function bill(
  context: WalletContext,
  { description, amount, dueInDays, outcome }: Extract<SeedStory, { kind: 'bill' }>,
  { owner, wallet }: StoryPlace,
): Promise<void> {
  const { value: invoice } = await createInvoice(context, defaultMerchantId, {
    ...{ customerId: owner.customerId, currency: wallet.currency, metadata: {}, key: newKey() },
    lines: [{ description, quantity: 1, unitAmount: amount }],
    dueAt: new Date(context.now().getTime() + dueInDays * dayMs),
  });
  const invoiceId = invoice.id;
  const merchant = { merchantId: defaultMerchantId, customerId: null };
  await openInvoice(context, merchant, { invoiceId, key: newKey() });
  if (outcome === 'waits') return;
  await payMerchantInvoice(context, merchant, { invoiceId, key: newKey() });
  if (outcome === 'collected') return;
  const { refunded, reason } = outcome;
  const part = { invoiceId, amount: refunded, destination: 'original', reason } as const;
  await refundInvoice(context, merchant, { ...part, key: newKey() });
}

async function firstMethod(context: WalletContext, owner: StoryPlace['owner']): Promise<string> {
  const [method] = await listPaymentMethods(context, owner);
  if (!method) throw new Error('A story that pays needs a saved payment method.');
  return method.id;
}

function newKey(): { scope: string; key: string } {
  return { scope: 'seed', key: randomUUID() };
}
