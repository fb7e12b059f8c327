import * as z from 'zod/mini';
import type { EventsAfter, StreamPosition } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import { count, identifier, ordinal, timestamp, trusted } from './scalars.ts';

export const walletEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  walletId: identifier,
  sequence: ordinal,
  createdAt: trusted(timestamp),
  data: trusted(z.record(z.string(), z.unknown())),
}) satisfies z.ZodMiniType<WalletEvent>;

const sequences = z.readonly(z.record(z.string(), trusted(count)));

export const streamPositionSchema = z.object({ sequences }) satisfies z.ZodMiniType<StreamPosition>;

export const eventsAfterSchema = z.object({
  items: z.array(walletEventSchema),
  lastEventId: z.string(),
  sequences,
}) satisfies z.ZodMiniType<EventsAfter>;
