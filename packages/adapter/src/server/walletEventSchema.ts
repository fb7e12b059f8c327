import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `WalletEvent` on the wire. */
export const walletEventSchema = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    walletId: identifierSchema,
    sequence: z.int().positive(),
    createdAt: timestampSchema,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'WalletEvent', description: 'A fact that happened to a wallet.' });

/** `EventsAfter` on the wire. */
export const eventsAfterSchema = z
  .strictObject({
    items: z.array(walletEventSchema),
    lastEventId: z.string(),
    sequences: z
      .record(z.string(), z.int().nonnegative())
      .readonly()
      .meta({ description: "The number of each wallet's newest event at `after`, or now without one." }),
  })
  .meta({ id: 'EventsAfter', description: 'What happened since. Ask with `lastEventId` for what follows.' });
