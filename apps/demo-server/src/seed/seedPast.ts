import { createInvoice, openInvoice, refundInvoice } from '../modules/invoices/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { createMerchantTopUp } from '../modules/topUps/index.ts';
import { requireMethod } from './requireMethod.ts';
import type { SeedContext } from './SeedContext.ts';
import type { PlainLine, SeedLine, TracedLine } from './SeedCustomer.ts';
import { seedKey } from './seedKey.ts';
import { instantOf, seedOperations } from './seedOperations.ts';

/**
 * Writes a wallet's history, oldest first, with its own timestamps. Card payments and invoices go through the use cases,
 * so that they can be refunded; items between them go to the ledger in one call.
 */
export async function seedPast(
  context: WalletContext,
  { place, lines, end }: { place: SeedContext; lines: readonly SeedLine[]; end: Date },
): Promise<void> {
  let plain: PlainLine[] = [];
  let invoiceId: string | null = null;
  const post = async () => {
    const operations = seedOperations(place.wallet, plain, end);
    plain = [];
    await context.database.transaction((transaction) => context.ledger.postWithin(transaction, operations));
  };
  const sorted = lines.toSorted((a, b) => b.daysAgo - a.daysAgo);
  for (const line of context.testMode === null ? sorted.map(carriedOver) : sorted) {
    if (!isTraced(line)) {
      plain.push(line);
      continue;
    }
    await post();
    const at = instantOf(line, end);
    invoiceId = await trace({ ...context, now: () => at }, { place, line, invoiceId });
  }
  await post();
}

/** Returns the id of the invoice that a later refund refunds. */
async function trace(
  context: WalletContext,
  { place, line, invoiceId }: { place: SeedContext; line: TracedLine; invoiceId: string | null },
): Promise<string | null> {
  const { owner, wallet } = place;
  const merchant = { merchantId: owner.merchantId, customerId: null };
  switch (line.kind) {
    case 'topUp':
      await createMerchantTopUp(context, owner, {
        walletId: wallet.id,
        by: { amount: { amount: line.amount, currency: wallet.currency } },
        paymentMethodId: requireMethod(place),
        key: seedKey(),
      });
      return invoiceId;
    case 'invoice': {
      const { value: invoice } = await createInvoice(context, owner.merchantId, {
        customerId: owner.customerId,
        currency: wallet.currency,
        metadata: {},
        key: seedKey(),
        // Due at once, so the wallet pays it when it is opened.
        lines: [
          {
            description: line.reason,
            quantity: 1,
            unitAmount: { amount: line.amount, currency: wallet.currency },
          },
        ],
        dueAt: null,
      });
      await openInvoice(context, merchant, { invoiceId: invoice.id, key: seedKey() });
      return invoice.id;
    }
    case 'invoiceRefund': {
      if (invoiceId === null) throw new Error('A refund needs an invoice before it.');
      const { reason } = line;
      const amount = { amount: line.amount, currency: wallet.currency };
      const part = { invoiceId, amount, destination: 'original', reason } as const;
      await refundInvoice(context, merchant, { ...part, key: seedKey() });
      return invoiceId;
    }
  }
}

/** Whether the item needs the test processor. */
function carriedOver(line: SeedLine): SeedLine {
  return line.kind === 'topUp' ? { ...line, kind: 'carriedOver', reason: 'Carried over' } : line;
}

function isTraced(line: SeedLine): line is TracedLine {
  return line.kind === 'topUp' || line.kind === 'invoice' || line.kind === 'invoiceRefund';
}
