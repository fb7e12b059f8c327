import type { Money } from '../money/Money.ts';

export const alertChannels = ['email', 'inApp', 'webhook'] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** When and how the customer is told of a low balance. */
export type AlertSettings = {
  walletId: string;
  enabled: boolean;
  /** Tells once each time the available balance falls below it; null before it was set. */
  threshold: Money | null;
  channels: AlertChannel[];
  /** Those that this backend offers. */
  availableChannels: AlertChannel[];
  /** Rises with each write; a write says which one it was made from. */
  version: number;
};
