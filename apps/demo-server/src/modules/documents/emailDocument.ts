import type { Transaction } from '../../database/Database.ts';
import { insertEmail } from '../mail/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { DocumentRow } from './DocumentContent.ts';
import { documentUrl } from './documentUrl.ts';

/**
 * Emails a document to the customer's finance address, to their own, or to `to`. The email links to the document.
 */
export async function emailDocument(
  context: WalletContext,
  transaction: Transaction,
  { document, to }: { document: DocumentRow; to: string | null },
): Promise<void> {
  const { id, kind, number, content, merchant_id, customer_id, wallet_id } = document;
  const { currency, total, bonus, paidWith, dueAt } = content;
  const isStatement = kind === 'statement';
  const isAutomatic = content.lines.some(({ text }) => 'reason' in text && text.reason.code === 'autoTopUp');
  await insertEmail(transaction, {
    merchantId: merchant_id,
    customerId: customer_id,
    walletId: wallet_id,
    documentId: id,
    // Nobody was present when auto top-up charged, so its email says more than a receipt.
    type: isAutomatic ? 'auto_top_up_charged' : kind,
    values: {
      amount: isStatement ? undefined : { amount: total, currency },
      balance: isStatement ? { amount: total, currency } : undefined,
      bonus: bonus > 0 ? { amount: bonus, currency } : undefined,
      card: paidWith ?? undefined,
      number,
      dueAt: dueAt === null ? undefined : new Date(dueAt),
    },
    actionUrl: documentUrl(context, document).page,
    to: to ?? content.to.email,
    now: context.now(),
  });
}
