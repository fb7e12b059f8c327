import * as z from 'zod/mini';
import type { WalletNotification, WalletNotificationPage } from '../port/WalletNotification.ts';
import { pageOf } from './page.ts';
import { count, identifier, timestamp } from './scalars.ts';

export const notificationSchema = z.object({
  id: identifier,
  type: z.string(),
  walletId: identifier,
  createdAt: timestamp,
  data: z.record(z.string(), z.unknown()),
  readAt: z.nullable(timestamp),
}) satisfies z.ZodMiniType<WalletNotification>;

export const notificationPageSchema = z.extend(pageOf(notificationSchema), {
  unread: count,
}) satisfies z.ZodMiniType<WalletNotificationPage>;
