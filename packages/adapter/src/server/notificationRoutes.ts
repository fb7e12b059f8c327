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
  .meta({ id: 'WalletNotification', description: 'One thing that the customer is told of in the product.' });

const pageSchema = z
  .strictObject({
    items: z.array(notificationSchema),
    nextCursor: z.string().nullable(),
    unread: z.int().nonnegative(),
  })
  .meta({ id: 'WalletNotificationPage', description: 'Newest first, and how many of all are unread.' });

const markSchema = z
  .strictObject({ notificationIds: z.array(identifierSchema).min(1).max(100) })
  .meta({ id: 'MarkNotificationsRead', description: 'Those that were read. Twice is as once.' });

/** What the customer is told of in the product. */
export const notificationRoutes = [
  defineRoute({
    operationId: 'listNotifications',
    method: 'GET',
    path: '/notifications',
    summary: 'What the customer is told of, newest first',
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: entryQuerySchema.pick({ cursor: true, limit: true }),
    body: noBody,
    answer: pageSchema,
    run: (adapter, { query }, options) => adapter.listNotifications?.(query, options),
  }),
  defineRoute({
    operationId: 'markNotificationsRead',
    method: 'POST',
    path: '/notifications/read',
    summary: 'Marks notifications as read; ids that are none of theirs are left alone',
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: noParameters,
    body: markSchema,
    answer: null,
    status: 204,
    run: (adapter, { body }, options) => adapter.markNotificationsRead?.(body, options),
  }),
];
