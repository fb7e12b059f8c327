export {
  listWebhookDeliveries,
  readWebhookDelivery,
  replayWebhookDelivery,
  sendTestWebhook,
} from './deliveries.ts';
export { claimDeliveries } from './deliverWebhooks.ts';
export {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  readWebhookEndpoint,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from './endpoints.ts';
export { enqueueWebhooks, insertMessages } from './enqueueWebhooks.ts';
export { claimCustomerEvents } from './pendingEvents.ts';
export { receiveWebhook } from './receiveWebhook.ts';
export { webhookBody } from './webhookBody.ts';
