import { z } from 'zod';
import { alertChannels } from '../port/AlertSettings.ts';
import { identifierSchema } from './identifierSchema.ts';
import { positiveMoneySchema } from './moneySchema.ts';

const channels = z.array(z.enum(alertChannels));
const alert = { enabled: z.boolean(), threshold: positiveMoneySchema.nullable(), channels };

/** `AlertSettings` on the wire. */
export const alertSettingsSchema = z
  .strictObject({
    ...alert,
    walletId: identifierSchema,
    availableChannels: channels,
    version: z.int().nonnegative(),
  })
  .meta({ id: 'AlertSettings', description: 'When and how the customer is told of a low balance.' });

/** What saves them. */
export const saveAlertSettingsSchema = z
  .strictObject({ ...alert, channels: channels.max(alertChannels.length) })
  .meta({ id: 'SaveAlertSettings', description: 'When and how to tell the customer of a low balance.' });
