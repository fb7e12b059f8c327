import { timingSafeEqual } from 'node:crypto';
import { WalletError } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { WalletContext } from '../shared/index.ts';
import { signWebhook, type WebhookMessage } from './signWebhook.ts';

/** The oldest message that is accepted, so that nobody can send a recorded one again later. */
const ageMaxMs = 5 * 60_000;

/**
 * Verifies a message as the demo's own receiver, and returns the type of its event. `Webhook.verify` compares the
 * timestamp with real time, which the test clock leaves behind, so this compares it with the server's clock.
 *
 * @throws WalletError `unauthenticated` when no secret of the receiver's endpoints signed these bytes within 5 minutes
 */
export async function receiveWebhook(
  context: WalletContext,
  { headers, body }: { headers: Headers; body: string },
): Promise<string> {
  const id = headers.get('webhook-id') ?? '';
  const at = new Date(Number(headers.get('webhook-timestamp')) * 1000);
  const received = (headers.get('webhook-signature') ?? '').split(' ');
  const isCurrent = Math.abs(context.now().getTime() - at.getTime()) <= ageMaxMs;
  const expected = isCurrent ? await expectedSignatures(context, { id, body, at }) : [];
  if (!expected.some((signature) => includesSafely(received, signature))) {
    throw new WalletError('unauthenticated', 'No secret of this receiver has signed this message.');
  }
  const { type }: { type?: string } = JSON.parse(body);
  return type ?? 'event';
}

async function expectedSignatures(context: WalletContext, message: WebhookMessage): Promise<string[]> {
  const url = context.demoReceiver?.();
  if (url === undefined) return [];
  const rows = await execute(
    context.database,
    kysely
      .selectFrom('webhook_endpoints')
      .select('secret')
      .where('url', '=', url)
      .where('deleted_at', 'is', null),
  );
  return rows.flatMap(({ secret }) => signWebhook(message, [secret])['webhook-signature'] ?? []);
}

function includesSafely(received: readonly string[], expected: string): boolean {
  const expectedBytes = Buffer.from(expected);
  return received.some((one) => {
    const bytes = Buffer.from(one);
    return bytes.length === expectedBytes.length && timingSafeEqual(bytes, expectedBytes);
  });
}
