import { defineRoute, noBody, noParameters } from './defineRoute.ts';
import { notificationPageSchema } from './documentation.ts';
import { entryQuerySchema, markNotificationsReadSchema } from './requestSchemas.ts';

/** Routes of notifications in the product. */
export const notificationRoutes = [
  defineRoute({
    operationId: 'listNotifications',
    method: 'GET',
    path: '/notifications',
    summary: 'List notifications',
    description: 'Lists notifications, newest first, with the number of unread ones.',
    returns: 'Returns a page of notifications.',
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: entryQuerySchema.pick({ cursor: true, limit: true }),
    body: noBody,
    response: notificationPageSchema,
    run: (adapter, { query }, options) => adapter.listNotifications?.(query, options),
  }),
  defineRoute({
    operationId: 'markNotificationsRead',
    method: 'POST',
    path: '/notifications/read',
    summary: 'Mark notifications as read',
    description: 'Marks notifications as read. Repeating the request changes nothing.',
    returns: 'Returns no content.',
    example: { notificationIds: ['ntf_01m0example'] },
    scope: 'view',
    capability: 'notifications',
    params: noParameters,
    query: noParameters,
    body: markNotificationsReadSchema,
    response: null,
    status: 204,
    run: (adapter, { body }, options) => adapter.markNotificationsRead?.(body, options),
  }),
];
