import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';

/** Servers keep idempotency keys for a day: sent later, a key might pay a second time. */
const keptMaxMs = 24 * 60 * 60 * 1000;

/** Where an attempt for a wallet is kept, for this tab after a reload and for other tabs. */
export function topUpAttemptStorageKey(config: WalletConfig, walletId: string): string {
  return `${config.key}.topUp.${walletId}`;
}

/** The attempt that is kept for a wallet: this tab's, or another's. Null also where storage is blocked. */
export function readTopUpAttempt(config: WalletConfig, walletId: string): TopUpAttempt | null {
  try {
    const text = config.storage?.getItem(topUpAttemptStorageKey(config, walletId)) ?? null;
    const attempt = text === null ? null : parseTopUpAttempt(JSON.parse(text));
    return attempt && Date.now() - attempt.startedAt < keptMaxMs ? attempt : null;
  } catch {
    return null;
  }
}

/** Keeps an attempt. Where storage is full or blocked it lives as long as the page. */
export function writeTopUpAttempt(config: WalletConfig, walletId: string, attempt: TopUpAttempt): void {
  const { error: _, ...kept } = attempt;
  try {
    config.storage?.setItem(topUpAttemptStorageKey(config, walletId), JSON.stringify(kept));
  } catch {
    // Nothing to do about it, and no reason to refuse the payment.
  }
}

/** Whatever stands in storage may be another version's, or anybody's. */
function parseTopUpAttempt(kept: unknown): TopUpAttempt | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { idempotencyKey, quoteId, paymentMethodId, returnUrl, startedAt, topUpId, isReleased }: Fields =
    kept;
  if (typeof idempotencyKey !== 'string' || typeof quoteId !== 'string') return null;
  if (typeof paymentMethodId !== 'string' || typeof startedAt !== 'number') return null;
  return {
    idempotencyKey,
    quoteId,
    paymentMethodId,
    startedAt,
    returnUrl: typeof returnUrl === 'string' ? returnUrl : null,
    topUpId: typeof topUpId === 'string' ? topUpId : null,
    isReleased: isReleased === true,
    error: null,
  };
}

type Fields = { readonly [Field in keyof TopUpAttempt]?: unknown };
