import type { WalletConfig } from './createWalletConfig.ts';

export function keepTopUpAttempts(_config: WalletConfig): void {}
