import { z } from 'zod';
import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { entryQuerySchema } from './entryQuerySchema.ts';
import { identifierSchema } from './identifierSchema.ts';
import { timestampSchema } from './timestampSchema.ts';

const notificationSchema = z
  .strictObject({
    id: identifierSchema,
    type: z.string(),
    walletId: identifierSchema,
    createdAt: timestampSchema,
    data: z.record(z.string(), z.unknown()),
    readAt: timestampSchema.nullable(),
  })
  .meta({ id: 'WalletNotification', description: 'A notification in the product.' });

const pageSchema = z
  .strictObject({
    items: z.array(notificationSchema),
    nextCursor: z.string().nullable(),
    unread: z.int().nonnegative(),
  })
  .meta({
    id: 'WalletNotificationPage',
    description: 'One page of notifications, newest first, with the number of all unread ones.',
  });

const markSchema = z.strictObject({ notificationIds: z.array(identifierSchema).min(1).max(100) }).meta({
  id: 'MarkNotificationsRead',
  description: 'Notifications to mark as read. Repeating the request changes nothing.',
});

/** Routes of notifications in the product. */
export const notificationRoutes = [
  defineRoute({
    operationId: 'listNotifications',
    method: 'GET',
    path: '/notifications',
    summary: 'List notifications',
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: entryQuerySchema.pick({ cursor: true, limit: true }),
    body: noBody,
    response: pageSchema,
    run: (adapter, { query }, options) => adapter.listNotifications?.(query, options),
  }),
  defineRoute({
    operationId: 'markNotificationsRead',
    method: 'POST',
    path: '/notifications/read',
    summary: 'Mark notifications as read',
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: noParameters,
    body: markSchema,
    response: null,
    status: 204,
    run: (adapter, { body }, options) => adapter.markNotificationsRead?.(body, options),
  }),
];
