import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Creates a secret in the format of the Standard Webhooks specification: `whsec_` and 32 random bytes as base64. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** A message to sign. `at` is the time of this attempt, which a receiver compares with its clock. */
export type WebhookMessage = { id: string; body: string; at: Date };

/**
 * Signs a message and returns the three headers that prove it. With two secrets, as during a rotation, a receiver can
 * verify the message with either of them.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook(
  { id, body, at }: WebhookMessage,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
