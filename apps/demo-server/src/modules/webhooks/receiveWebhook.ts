import { timingSafeEqual } from 'node:crypto';
import { WalletError } from '@coffer/adapter';
import type { WalletContext } from '../shared/index.ts';
import { signWebhook } from './signWebhook.ts';

/** How old a message may be, so that one that was overheard cannot be sent again later. */
const ageMaxMs = 5 * 60_000;

/**
 * What a merchant's own receiver does with a message: takes it only where a secret of its endpoint has signed
 * these very bytes, lately. Answers the event's type.
 *
 * @throws WalletError `unauthenticated`
 */
export async function receiveWebhook(
  context: WalletContext,
  { headers, body }: { headers: Headers; body: string },
): Promise<string> {
  const id = headers.get('webhook-id') ?? '';
  const at = new Date(Number(headers.get('webhook-timestamp')) * 1000);
  const given = (headers.get('webhook-signature') ?? '').split(' ');
  const isLate = !(Math.abs(context.now().getTime() - at.getTime()) <= ageMaxMs);
  if (isLate || !(await ownSignatures(context, { id, body, at })).some((one) => isAmong(given, one))) {
    throw new WalletError('unauthenticated', 'No secret of this receiver has signed this message.');
  }
  const { type }: { type?: string } = JSON.parse(body);
  return type ?? 'event';
}

async function ownSignatures(
  context: WalletContext,
  message: { id: string; body: string; at: Date },
): Promise<string[]> {
  const rows = await context.database.query<{ secret: string }>(
    'select secret from webhook_endpoints where url = $1 and deleted_at is null',
    [context.demoReceiver?.() ?? ''],
  );
  return rows.flatMap(({ secret }) => signWebhook(message, [secret])['webhook-signature'] ?? []);
}

function isAmong(given: readonly string[], own: string): boolean {
  const expected = Buffer.from(own);
  return given.some((one) => {
    const bytes = Buffer.from(one);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}
