import * as z from 'zod/mini';
import { type AlertSettings, alertChannels } from '../port/AlertSettings.ts';
import { count, identifier, moneySchema, openEnum, trusted } from './scalars.ts';

const channels = z.array(openEnum(alertChannels));

export const alertSettingsSchema = z.object({
  enabled: z.boolean(),
  threshold: z.nullable(moneySchema),
  channels,
  walletId: trusted(identifier),
  availableChannels: channels,
  version: count,
}) satisfies z.ZodMiniType<AlertSettings>;
