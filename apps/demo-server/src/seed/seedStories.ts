import { saveAlertSettings } from '../modules/alerts/index.ts';
import { saveAutoTopUp } from '../modules/autoTopUp/index.ts';
import { createInvoice, openInvoice, payMerchantInvoice } from '../modules/invoices/index.ts';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { createMerchantTopUp, refundTopUp } from '../modules/topUps/index.ts';
import { changeMethodOutcome, disputeTopUp } from '../testMode/testScenario.ts';
import { requireMethod } from './requireMethod.ts';
import type { SeedContext } from './SeedContext.ts';
import type { SeedCustomer, SeedStory } from './SeedCustomer.ts';
import { seedKey } from './seedKey.ts';

const dayMs = 86_400_000;

/** Runs the actions at the end of a customer's history, so that every page has something to show. */
export async function seedStories(
  context: WalletContext,
  { stories = {} }: SeedCustomer,
  places: readonly SeedContext[],
): Promise<void> {
  for (const place of places) {
    for (const story of stories[place.wallet.currency] ?? []) await tell(context, story, place);
  }
}

async function tell(context: WalletContext, story: SeedStory, place: SeedContext): Promise<void> {
  const { owner, wallet } = place;
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
    case 'cardTurns': {
      const paymentMethodId = requireMethod(place);
      await changeMethodOutcome(context, owner.merchantId, { paymentMethodId, outcome: story.outcome });
      return;
    }
    case 'autoTopUp': {
      const { threshold, amount, monthlyCap } = story;
      const settings = {
        mode: 'fixed' as const,
        threshold: money(threshold),
        amount: money(amount),
        dailyCount: 3,
        monthlyCap: money(monthlyCap),
        paymentMethodId: requireMethod(place),
      };
      await saveAutoTopUp(context, owner, { walletId, settings, version: 0, key: seedKey() });
      return;
    }
    case 'topUp': {
      const { value } = await createMerchantTopUp(context, owner, {
        walletId,
        by: { amount: money(story.amount) },
        key: seedKey(),
        paymentMethodId: requireMethod(place),
      });
      const topUpId = value.id;
      if (story.outcome === 'disputed') {
        await disputeTopUp(context, defaultMerchantId, { topUpId, outcome: 'lost' });
      } else {
        const { refunded, reason } = story.outcome;
        const amount = { amount: refunded, currency: wallet.currency };
        await refundTopUp(context, owner, { topUpId, amount, reason, key: seedKey() });
      }
      return;
    }
    case 'bill':
      await bill(context, story, place);
  }
}

/** Creates an invoice that is not yet due, or one whose collection was attempted. */
async function bill(
  context: WalletContext,
  { description, amount, dueInDays, outcome }: Extract<SeedStory, { kind: 'bill' }>,
  { owner, wallet }: SeedContext,
): Promise<void> {
  const { value: invoice } = await createInvoice(context, defaultMerchantId, {
    customerId: owner.customerId,
    currency: wallet.currency,
    metadata: {},
    key: seedKey(),
    lines: [{ description, quantity: 1, unitAmount: { amount, currency: wallet.currency } }],
    dueAt: new Date(context.now().getTime() + dueInDays * dayMs),
  });
  const invoiceId = invoice.id;
  const merchant = { merchantId: defaultMerchantId, customerId: null };
  await openInvoice(context, merchant, { invoiceId, key: seedKey() });
  if (outcome === 'waits') return;
  await payMerchantInvoice(context, merchant, { invoiceId, key: seedKey() });
}
