export { claimDeliveries, deliverWebhooks } from './deliverWebhooks.ts';
export { insertMessages, queueWebhooks } from './queueWebhooks.ts';
export { receiveWebhook } from './receiveWebhook.ts';
export {
  listWebhookDeliveries,
  readWebhookDelivery,
  replayWebhookDelivery,
  sendTestWebhook,
} from './webhookDeliveries.ts';
export {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  readWebhookEndpoint,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from './webhookEndpoints.ts';
