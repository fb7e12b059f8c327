import {
  type AlertSettings,
  alertChannels,
  type Money,
  type SaveAlertSettingsParameters,
  WalletError,
} from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import type { AccountBalance } from '../../ledger/index.ts';
import { type AlertRow, findAlert, readLowBalanceSince, requireBalance } from '../balances/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, refuseClosed, type WalletRow } from '../wallets/index.ts';
import { emitBalanceAlert } from './emitBalanceAlert.ts';

/** When a customer is told of a low balance; off before it was ever saved. */
export async function readAlertSettings(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AlertSettings> {
  const { currency } = await findWallet(context.database, owner, walletId);
  return toAlertSettings(await findAlert(context.database, walletId), { walletId, currency });
}

/**
 * Changes when a customer is told. It starts anew: where the balance is below the threshold already, it tells
 * at once.
 *
 * @throws WalletError `version_conflict` when it was written since the version that this was made from
 */
export function saveAlertSettings(
  context: WalletContext,
  owner: AccessScope,
  parameters: SaveAlertSettingsParameters,
): Promise<AlertSettings> {
  const { walletId, enabled, threshold, version } = parameters;
  const channels = [...new Set(parameters.channels)];
  return context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    requireSensible(wallet, parameters);
    const before = await lockOrStart(transaction, owner.merchantId, wallet);
    if (before.version !== version) throw conflict(before.version);
    const now = context.now();
    const account = await requireBalance(transaction, walletId, now);
    const { available } = account;
    const isLow = enabled && threshold !== null && available < threshold.amount;
    const lowSequence = isLow ? await lowSince(transaction, before, { threshold, account }) : null;
    const [saved] = await transaction.query<AlertRow>(
      `update alert_settings set enabled = $2, threshold = $3, channels = $4, version = version + 1, is_low = $5,
         evaluated_sequence = $6, is_due = $2, low_sequence = $7 where wallet_id = $1 returning *`,
      [walletId, enabled, threshold?.amount ?? null, channels, isLow, account.sequence, lowSequence],
    );
    if (saved && isLow) await emitBalanceAlert(transaction, saved, { available, now });
    return toAlertSettings(saved, wallet && { walletId, currency: wallet.currency });
  });
}

/** The same threshold keeps its fall, however often it is saved; another one begins with the event that tells of it. */
async function lowSince(
  transaction: Transaction,
  before: AlertRow,
  { threshold, account }: { threshold: Money; account: AccountBalance },
): Promise<number> {
  const known =
    before.threshold === threshold.amount && (await readLowBalanceSince(transaction, before, account));
  return known || account.sequence + 1;
}

function requireSensible(
  wallet: WalletRow,
  { enabled, threshold }: Pick<SaveAlertSettingsParameters, 'enabled' | 'threshold'>,
): void {
  refuseClosed(wallet);
  if (enabled && threshold === null) {
    const message = 'is needed to be told';
    const fields = [{ field: 'threshold', message }];
    throw new WalletError('invalid_request', 'An alert needs a threshold.', { fields });
  }
  if (threshold !== null && threshold.currency !== wallet.currency) {
    const message = `This wallet is in ${wallet.currency}.`;
    const fields = [{ field: 'threshold.currency', message }];
    throw new WalletError('currency_mismatch', message, { fields });
  }
}

async function lockOrStart(
  transaction: Transaction,
  merchantId: string,
  { id, customer_id: customerId }: WalletRow,
): Promise<AlertRow> {
  await transaction.query(
    `insert into alert_settings (wallet_id, merchant_id, customer_id) values ($1, $2, $3) on conflict do nothing`,
    [id, merchantId, customerId],
  );
  const alert = await findAlert(transaction, id, 'lock');
  if (!alert) throw new Error(`The alert of wallet ${id} vanished.`);
  return alert;
}

function toAlertSettings(
  row: AlertRow | undefined,
  { walletId, currency }: { walletId: string; currency: string },
): AlertSettings {
  const threshold = row?.threshold ?? null;
  return {
    walletId,
    enabled: row?.enabled ?? false,
    threshold: threshold === null ? null : { amount: threshold, currency },
    channels: row?.channels ?? [],
    availableChannels: [...alertChannels],
    version: row?.version ?? 0,
  };
}

function conflict(version: number): WalletError {
  const message = 'These settings were changed meanwhile. Read them again, and save what you want to keep.';
  return new WalletError('version_conflict', message, { facts: { version } });
}
