import { WalletError } from '../errors/WalletError.ts';
import { type AlertSettings, alertChannels } from '../port/AlertSettings.ts';
import type { SaveAlertSettingsParameters } from '../port/WalletAdapter.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import { invalidField, requireVersion } from './requestErrors.ts';

type Alert = Pick<AlertSettings, 'enabled' | 'threshold' | 'channels' | 'version'> & {
  /** Whether a notification was sent since the balance fell below the threshold. */
  isNotified: boolean;
};

/** Low-balance alerts. Publishes one event each time a wallet falls below its threshold, and one when it recovers. */
export class MemoryAlerts {
  readonly #world: MemoryWorld;
  readonly #alerts = new Map<string, Alert>();

  constructor(world: MemoryWorld) {
    this.#world = world;
  }

  get(walletId: string): AlertSettings {
    const { isNotified: _isNotified, ...settings } = this.#alert(this.#world.wallet(walletId));
    return { walletId, ...settings, availableChannels: ['email', 'inApp'] };
  }

  /** Returns the number of the event at which a wallet fell below its threshold. Null while it is not, or without an alert. */
  lowSince(walletId: string): number | null {
    const wallet = this.#world.wallet(walletId);
    const { enabled, threshold } = this.#alert(wallet);
    return enabled && threshold ? wallet.fellBelow(threshold.amount) : null;
  }

  save({ walletId, enabled, threshold, channels, version }: SaveAlertSettingsParameters): AlertSettings {
    const wallet = this.#world.wallet(walletId);
    wallet.requireOpen();
    if (threshold) this.#world.walletFor(walletId, threshold);
    if (enabled && !threshold) throw invalidField('threshold', 'is required for an enabled alert');
    if (enabled && channels.length === 0) {
      const message = 'Select at least one channel, or turn the alert off.';
      throw new WalletError('alert_without_channel', message, { fields: [{ field: 'channels', message }] });
    }
    const available = this.get(walletId).availableChannels;
    if (channels.some((channel) => !alertChannels.includes(channel) || !available.includes(channel))) {
      throw invalidField('channels', 'contains a channel that is not available');
    }
    const alert = this.#alert(wallet);
    requireVersion(version, alert.version);
    Object.assign(alert, { enabled, threshold, channels: [...new Set(channels)], version: version + 1 });
    alert.isNotified = false;
    this.run();
    return this.get(walletId);
  }

  /** Publishes an event for each wallet that crossed its threshold since the last run. */
  run(): void {
    for (const [walletId, alert] of this.#alerts) {
      const wallet = this.#world.wallet(walletId);
      const { enabled, threshold, isNotified } = alert;
      if (!enabled || !threshold || ['closing', 'closed'].includes(wallet.wallet.status)) continue;
      const low = wallet.available < threshold.amount;
      if (low === isNotified) continue;
      alert.isNotified = low;
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
      isNotified: false,
    };
    this.#alerts.set(wallet.id, alert);
    return alert;
  }
}
