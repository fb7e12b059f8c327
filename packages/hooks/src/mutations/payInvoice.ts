import { type Invoice, WalletError } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { createIdempotencyKey, idempotencyKeyTtlMs } from '../idempotency/idempotencyKey.ts';
import { readPersistedRecord, writePersistedRecord } from '../idempotency/persistedRecord.ts';
import { retryUntilResponse } from '../idempotency/retryUntilResponse.ts';
import { singleFlight } from '../idempotency/singleFlight.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { entryScopes, invalidateWalletQueries } from '../query/queryScopes.ts';
import { isRefusedAttempt } from '../query/retryPolicy.ts';
import type { MutationContext } from './MutationContext.ts';

type InvoiceAttempt = {
  idempotencyKey: string;
  paymentMethodId: string | null;
  /** Milliseconds since 1970, by this browser's clock. */
  startedAt: number;
  /** Whether it was sent. From then on the server may have made the payment. */
  isSent: boolean;
};

const payments = singleFlight<Invoice>();

/**
 * Pays an invoice. The attempt is stored before it is sent. Until the server responds, every call continues that
 * attempt with its payment method, even if the customer has chosen another one since.
 */
export async function payInvoice(
  context: MutationContext,
  variables: { invoiceId: string; paymentMethodId?: string | undefined },
): Promise<Invoice> {
  const { config } = context;
  const { invoiceId, paymentMethodId = null } = variables;
  const name = `${config.storagePrefix}.invoice.${invoiceId}`;
  const attempt = readAttempt(config, name) ?? {
    idempotencyKey: createIdempotencyKey(),
    paymentMethodId,
    startedAt: Date.now(),
    isSent: false,
  };
  writePersistedRecord(config, name, attempt);
  try {
    const invoice = await payments.run(config, name, () => {
      // Another tab may have sent this attempt while this tab waited for the lock.
      const stored = readAttempt(config, name);
      const isResend = attempt.isSent || (stored?.isSent === true && isSame(stored, attempt));
      writePersistedRecord(config, name, { ...attempt, isSent: true });
      return retryUntilResponse(() => sendPayment(config, invoiceId, attempt), { isResend });
    });
    removeAttempt(config, name, attempt);
    return invoice;
  } catch (error) {
    if (error instanceof WalletError && isRefusedAttempt(error)) removeAttempt(config, name, attempt);
    throw error;
  } finally {
    invalidateWalletQueries(context, ['invoices', ...entryScopes]);
  }
}

async function sendPayment(
  { adapter }: WalletConfig,
  invoiceId: string,
  { idempotencyKey, paymentMethodId }: InvoiceAttempt,
): Promise<Invoice> {
  const request = { invoiceId, ...(paymentMethodId === null ? {} : { paymentMethodId }) };
  return adapter.payInvoice?.(request, { idempotencyKey }) ?? capabilityMissing('invoices');
}

function readAttempt(config: WalletConfig, name: string): InvoiceAttempt | null {
  const { idempotencyKey, paymentMethodId, startedAt, isSent } = readPersistedRecord(config, name) ?? {};
  if (typeof idempotencyKey !== 'string' || typeof startedAt !== 'number') return null;
  if (Date.now() - startedAt > idempotencyKeyTtlMs) return null;
  return {
    idempotencyKey,
    startedAt,
    isSent: isSent !== false,
    paymentMethodId: typeof paymentMethodId === 'string' ? paymentMethodId : null,
  };
}

function isSame(one: InvoiceAttempt, other: InvoiceAttempt): boolean {
  return one.idempotencyKey === other.idempotencyKey;
}

/** Removes the stored attempt, unless another tab has started a newer one. */
function removeAttempt(config: WalletConfig, name: string, attempt: InvoiceAttempt): void {
  const stored = readAttempt(config, name);
  if (stored && isSame(stored, attempt)) writePersistedRecord(config, name, null);
}
