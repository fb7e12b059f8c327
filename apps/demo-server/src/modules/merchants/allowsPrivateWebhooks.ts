import type { WalletContext } from '../shared/index.ts';

/** Whether a webhook may go to a private address: where the operator allows it, and to a demo's own receiver. */
export function allowsPrivateWebhooks(context: WalletContext, url: string): boolean {
  return context.privateWebhooks || url === context.demoReceiver?.();
}
