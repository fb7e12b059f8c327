export { listEvents, streamSessionEvents } from './events.ts';
export { listNotifications, markNotificationsRead } from './notifications.ts';
