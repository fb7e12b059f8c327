export {
  verifyWebhook,
  type WebhookRequest,
  type WebhookVerificationCode,
  WebhookVerificationError,
} from './verifyWebhook.ts';
export type {
  WebhookCheckpoint,
  WebhookCustomer,
  WebhookDispute,
  WebhookEntry,
  WebhookFailure,
  WebhookGrant,
  WebhookHold,
  WebhookInvoice,
  WebhookObjects,
  WebhookPaymentLink,
  WebhookPaymentMethod,
  WebhookPayout,
  WebhookRefund,
  WebhookRefundPart,
  WebhookWallet,
} from './WebhookObjects.ts';
export {
  type WebhookData,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
  webhookApiVersion,
  webhookEvents,
} from './webhookEvents.ts';
