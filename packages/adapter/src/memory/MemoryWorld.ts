import { WalletError } from '../errors/WalletError.ts';
import type { Money } from '../money/Money.ts';
import { isCurrency } from '../money/minorUnits.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { IdentifierSource } from './identifierSource.ts';
import type { MemoryClock } from './MemoryClock.ts';
import { MemoryEvents } from './MemoryEvents.ts';
import { MemoryWallet } from './MemoryWallet.ts';

/** Wallets of one customer with their shared clock and events. */
export class MemoryWorld {
  readonly clock: MemoryClock;
  readonly identifier: IdentifierSource;
  readonly events = new MemoryEvents();
  readonly wallets = new Map<string, MemoryWallet>();
  readonly #customerId: string;

  constructor(customerId: string, clock: MemoryClock, identifier: IdentifierSource) {
    this.#customerId = customerId;
    this.clock = clock;
    this.identifier = identifier;
  }

  wallet(walletId: string): MemoryWallet {
    const wallet = this.wallets.get(walletId);
    if (!wallet) throw new WalletError('not_found', `There is no wallet "${walletId}".`);
    return wallet;
  }

  /** Returns a wallet. @throws WalletError `not_found`, or `currency_mismatch` if an amount is in another currency. */
  walletFor(walletId: string, { currency }: Money): MemoryWallet {
    const wallet = this.wallet(walletId);
    if (wallet.wallet.currency === currency) return wallet;
    throw new WalletError(
      'currency_mismatch',
      `The wallet is in ${wallet.wallet.currency}, not in ${currency}.`,
    );
  }

  open(currency: string, createdAt = this.clock.timestamp()): MemoryWallet {
    if (!isCurrency(currency)) {
      throw new WalletError('currency_not_supported', `"${currency}" is not an ISO 4217 code.`);
    }
    for (const { wallet } of this.wallets.values()) {
      if (wallet.currency === currency && wallet.status !== 'closed') {
        throw new WalletError('wallet_exists', `The customer already has an open ${currency} wallet.`);
      }
    }
    const id = this.identifier('wallet');
    const wallet: Wallet = { id, customerId: this.#customerId, currency, status: 'active', createdAt };
    const opened = new MemoryWallet(wallet, this);
    this.wallets.set(id, opened);
    return opened;
  }

  walletOfHold(holdId: string): MemoryWallet {
    for (const wallet of this.wallets.values()) if (wallet.reserved(holdId) > 0) return wallet;
    throw new WalletError('hold_not_open', `The hold "${holdId}" is not open.`);
  }

  expireGrants(): void {
    for (const wallet of this.wallets.values()) {
      if (wallet.wallet.status !== 'closing' && wallet.wallet.status !== 'closed') wallet.expire();
    }
  }
}
