import type { WalletEventType } from '@coffer/adapter';
import { type WebhookEventType, webhookEvents } from '@coffer/adapter/webhooks';

/** Type of an event. `webhook.test` is no event: it is sent on request. */
export type EventType = Exclude<WebhookEventType, 'webhook.test'>;

const { 'webhook.test': _, ...events } = webhookEvents satisfies Record<WalletEventType, object>;

/** Every type of event that an endpoint can subscribe to, with its description. */
export const eventTypes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(events).map(([type, { description }]) => [type, description]),
);
