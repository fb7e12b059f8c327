import type { Money } from '../money/Money.ts';

/** Ways to notify a customer. */
export const alertChannels = ['email', 'inApp', 'webhook'] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** Settings for low-balance notifications of a wallet. */
export type AlertSettings = {
  walletId: string;
  enabled: boolean;
  /** One notification is sent each time the available balance falls below the threshold. Null before it was set. */
  threshold: Money | null;
  channels: AlertChannel[];
  /** Channels that this backend offers. */
  availableChannels: AlertChannel[];
  /** Increases with each write. A write must name the version that it changes. */
  version: number;
};
