import { WalletError } from '../errors/WalletError.ts';
import { type AlertSettings, alertChannels } from '../port/AlertSettings.ts';
import type { SaveAlertSettingsParameters } from '../port/WalletAdapter.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import { requireVersion } from './requireVersion.ts';

type Alert = Pick<AlertSettings, 'enabled' | 'threshold' | 'channels' | 'version'> & {
  /** Told already, since it fell below. */
  told: boolean;
};

/** Tells once each time a wallet falls below its threshold, and once when it recovers. */
export class MemoryAlerts {
  readonly #world: MemoryWorld;
  readonly #alerts = new Map<string, Alert>();

  constructor(world: MemoryWorld) {
    this.#world = world;
  }

  get(walletId: string): AlertSettings {
    const { told: _told, ...settings } = this.#alert(this.#world.wallet(walletId));
    return { walletId, ...settings, availableChannels: ['email', 'inApp'] };
  }

  /** Since which event a wallet is below its threshold; null while it is not, or is not told of. */
  lowSince(walletId: string): number | null {
    const wallet = this.#world.wallet(walletId);
    const { enabled, threshold } = this.#alert(wallet);
    return enabled && threshold ? wallet.fellBelow(threshold.amount) : null;
  }

  save({ walletId, enabled, threshold, channels, version }: SaveAlertSettingsParameters): AlertSettings {
    const wallet = this.#world.wallet(walletId);
    wallet.refuseClosed();
    if (threshold) this.#world.walletFor(walletId, threshold);
    if (enabled && !threshold) throw invalid('threshold', 'is needed to be told');
    const offered = this.get(walletId).availableChannels;
    if (channels.some((channel) => !alertChannels.includes(channel) || !offered.includes(channel))) {
      throw invalid('channels', 'names one that is not available');
    }
    const alert = this.#alert(wallet);
    requireVersion(version, alert.version);
    Object.assign(alert, { enabled, threshold, channels: [...new Set(channels)], version: version + 1 });
    alert.told = false;
    this.run();
    return this.get(walletId);
  }

  /** Tells of what has crossed its threshold since it was last asked. */
  run(): void {
    for (const [walletId, alert] of this.#alerts) {
      const wallet = this.#world.wallet(walletId);
      const { enabled, threshold, told } = alert;
      if (!enabled || !threshold || ['closing', 'closed'].includes(wallet.wallet.status)) continue;
      const low = wallet.available < threshold.amount;
      if (low === told) continue;
      alert.told = low;
      wallet.publish(low ? 'wallet.balance_low' : 'wallet.balance_recovered', {
        threshold,
        channels: alert.channels,
      });
    }
  }

  #alert({ wallet }: MemoryWallet): Alert {
    const alert = this.#alerts.get(wallet.id) ?? {
      enabled: false,
      threshold: null,
      channels: [],
      version: 0,
      told: false,
    };
    this.#alerts.set(wallet.id, alert);
    return alert;
  }
}

function invalid(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
