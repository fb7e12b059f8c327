import type { InvoicePayment } from '../port/Invoice.ts';
import type { MemoryClock } from './MemoryClock.ts';
import type { MemoryInvoiceParameters, MemoryInvoices } from './MemoryInvoices.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryScenario } from './memoryScenarios.ts';

const dayMs = 86_400_000;

type Context = { scenario: MemoryScenario; wallet: MemoryWallet; clock: MemoryClock };

/** Invoices of `historyUsd`, paid from the wallet: days ago, number, amount, refunded amount. */
const paidFromWallet = [
  [84, 'INV-0031', 120_00, 20_00],
  [61, 'INV-0034', 180_00, 0],
  [33, 'INV-0036', 150_00, 0],
  [21, 'INV-0039', 115_00, 48_50],
  [0, 'INV-0042', 150_00, 0],
] as const;

/** Creates the invoices of the demo history, and the open one that the wallet's hold belongs to. */
export function seedInvoices(invoices: MemoryInvoices, context: Context): void {
  const { scenario, wallet, clock } = context;
  const after = (days: number) => clock.timestamp(days * dayMs);
  const open = (
    number: string,
    amount: number,
    age: number,
    due: number | null,
    payments: Payment[] = [],
    collection: Pick<MemoryInvoiceParameters, 'nextAttemptAt' | 'failure'> = {},
  ) =>
    invoices.open({
      ...collection,
      currency: 'USD',
      number,
      lines: [{ description: 'Subscription and usage', quantity: 1, unitAmount: wallet.money(amount) }],
      payments,
      createdAt: after(-age),
      dueAt: due === null ? null : after(due),
    });
  for (const [age, number, amount, refunded] of paidFromWallet) {
    open(number, amount, age, null, [payment(context, amount, age, { refunded })]);
  }
  invoices.adoptHold(open('INV-0043', 150_00, 0, 14), wallet);
  if (scenario !== 'invoices') return;
  const card = { byCard: true };
  open('INV-0041', 200_00, 12, 2, [
    payment(context, 120_00, 12),
    payment(context, 80_00, 12, { ...card, status: 'failed' }),
  ]);
  open('INV-0040', 75_00, 15, null, [payment(context, 75_00, 15, card)]);
  invoices.void(open('INV-0038', 60_00, 25, null).id);
  const declined = { code: 'card_declined', message: 'The card was declined.' } as const;
  const attempt = payment(context, 42_00, 2, { ...card, status: 'failed' });
  open('INV-0037', 42_00, 30, -3, [attempt], { nextAttemptAt: after(2), failure: declined });
}

type Payment = Omit<InvoicePayment, 'id'>;

function payment(
  { wallet, clock }: Context,
  amount: number,
  age: number,
  {
    byCard = false,
    refunded = 0,
    status = 'settled',
  }: { byCard?: boolean; refunded?: number; status?: Payment['status'] } = {},
): Payment {
  const card = { paymentMethodId: 'payment_method_visa', label: 'Visa •••• 4242' };
  return {
    method: byCard ? { type: 'paymentMethod', ...card } : { type: 'wallet', walletId: wallet.wallet.id },
    amount: wallet.money(amount),
    status,
    refunded: wallet.money(refunded),
    createdAt: clock.timestamp(-age * dayMs),
  };
}
