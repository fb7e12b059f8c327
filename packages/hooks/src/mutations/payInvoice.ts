import type { Invoice } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { firstPart } from '../deferred/firstPart.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { isRefusal } from '../query/isRefusal.ts';
import { entryFamilies, refreshFamilies } from '../query/refreshFamilies.ts';
import { createIdempotencyKey } from '../sending/createIdempotencyKey.ts';
import { keptMaxMs } from '../sending/keptMaxMs.ts';
import { readKeptRecord, writeKeptRecord } from '../sending/keptRecord.ts';
import { singleFlights } from '../sending/singleFlights.ts';
import { untilAnswered } from '../sending/untilAnswered.ts';

type InvoiceAttempt = {
  idempotencyKey: string;
  paymentMethodId: string | null;
  /** Milliseconds since 1970, by this browser's clock. */
  startedAt: number;
};

const payments = singleFlights<Invoice>();

/**
 * Pays an invoice. The attempt is kept before it is sent, and until it is answered every call goes on with
 * it: the key belongs to its payment method, whatever was chosen since.
 */
export async function payInvoice(
  call: WalletCall,
  variables: { invoiceId: string; paymentMethodId?: string | undefined },
): Promise<Invoice> {
  const { config } = call;
  const { invoiceId, paymentMethodId = null } = variables;
  const name = `${config.key}.invoice.${invoiceId}`;
  const attempt = keptAttempt(config, name) ?? {
    idempotencyKey: createIdempotencyKey(),
    paymentMethodId,
    startedAt: Date.now(),
  };
  writeKeptRecord(config, name, attempt);
  try {
    const invoice = await payments.run(config, name, () =>
      untilAnswered(() => sendPayment(config, invoiceId, attempt)),
    );
    forgetAttempt(config, name, attempt);
    return invoice;
  } catch (error) {
    if (error instanceof firstPart.WalletError && isRefusal(error)) forgetAttempt(config, name, attempt);
    throw error;
  } finally {
    refreshFamilies(call, ['invoices', ...entryFamilies]);
  }
}

async function sendPayment(
  { adapter }: WalletConfig,
  invoiceId: string,
  { idempotencyKey, paymentMethodId }: InvoiceAttempt,
): Promise<Invoice> {
  const request = { invoiceId, ...(paymentMethodId === null ? {} : { paymentMethodId }) };
  return adapter.payInvoice?.(request, { idempotencyKey }) ?? firstPart.capabilityMissing('invoices');
}

function keptAttempt(config: WalletConfig, name: string): InvoiceAttempt | null {
  const { idempotencyKey, paymentMethodId, startedAt } = readKeptRecord(config, name) ?? {};
  if (typeof idempotencyKey !== 'string' || typeof startedAt !== 'number') return null;
  if (Date.now() - startedAt > keptMaxMs) return null;
  return {
    idempotencyKey,
    startedAt,
    paymentMethodId: typeof paymentMethodId === 'string' ? paymentMethodId : null,
  };
}

/** Unless another tab has begun another one meanwhile. */
function forgetAttempt(config: WalletConfig, name: string, { idempotencyKey }: InvoiceAttempt): void {
  if (keptAttempt(config, name)?.idempotencyKey === idempotencyKey) writeKeptRecord(config, name, null);
}
