import { webhookEvents } from '@coffer/adapter/webhooks';
import type { Schemas } from '../../api/Schemas.ts';

type EventType = NonNullable<Schemas['CreateWebhookEndpoint']['eventTypes']>[number];

const { 'webhook.test': _, ...events } = webhookEvents;

const isEventType = (type: string): type is EventType => type in events;

/** The event types that an endpoint can receive. */
export const eventTypes: readonly EventType[] = Object.keys(events).filter(isEventType);
