import {
  type AlertSettings,
  alertChannels,
  type Money,
  type SaveAlertSettingsParameters,
  WalletError,
} from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { AccountBalance } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import { type AlertRow, findAlert, readLowBalanceSince, requireBalance } from '../balances/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, refuseClosed, type WalletRow } from '../wallets/index.ts';
import { emitBalanceAlert } from './emitBalanceAlert.ts';

/** Reads a wallet's low-balance alert. It is off until it is saved for the first time. */
export async function readAlertSettings(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AlertSettings> {
  const { currency } = await findWallet(context.database, owner, walletId);
  return toAlertSettings(await findAlert(context.database, walletId), { walletId, currency });
}

/**
 * Saves a wallet's low-balance alert. It is evaluated at once: if the balance is already below the threshold, the
 * alert is sent in the same commit.
 *
 * @throws WalletError `version_conflict` when the alert has changed since `version`
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
    requireValidAlert(wallet, parameters);
    const before = await lockOrCreate(transaction, owner.merchantId, wallet);
    if (before.version !== version) throw conflict(before.version);
    const now = context.now();
    const account = await requireBalance(transaction, walletId, now);
    const { available } = account;
    const isLow = enabled && threshold !== null && available < threshold.amount;
    const lowSequence = isLow ? await lowSinceSequence(transaction, before, { threshold, account }) : null;
    const save = kysely
      .updateTable('alert_settings')
      .set({
        enabled,
        threshold: threshold?.amount ?? null,
        channels,
        version: before.version + 1,
        is_low: isLow,
        evaluated_sequence: account.sequence,
        is_due: enabled,
        low_sequence: lowSequence,
      })
      .where('wallet_id', '=', walletId)
      .returningAll();
    const saved = await executeTakeFirst(transaction, save);
    if (saved && isLow) await emitBalanceAlert(transaction, saved, { available, now });
    await recordAction(context, transaction);
    return toAlertSettings(saved, wallet && { walletId, currency: wallet.currency });
  });
}

/**
 * Returns the number of the event since which the balance is low. Saving the same threshold again keeps that event;
 * for another threshold it is the `wallet.balance_low` event that this save emits.
 */
async function lowSinceSequence(
  transaction: Transaction,
  before: AlertRow,
  { threshold, account }: { threshold: Money; account: AccountBalance },
): Promise<number> {
  const known =
    before.threshold === threshold.amount && (await readLowBalanceSince(transaction, before, account));
  return known || account.sequence + 1;
}

function requireValidAlert(
  wallet: WalletRow,
  { enabled, threshold, channels }: Pick<SaveAlertSettingsParameters, 'enabled' | 'threshold' | 'channels'>,
): void {
  refuseClosed(wallet);
  if (enabled && threshold === null) {
    const message = 'is required to enable the alert';
    const fields = [{ field: 'threshold', message }];
    throw new WalletError('invalid_request', 'An alert needs a threshold.', { fields });
  }
  if (enabled && channels.length === 0) {
    const message = 'Select at least one channel, or turn the alert off.';
    throw new WalletError('alert_without_channel', message, { fields: [{ field: 'channels', message }] });
  }
  if (threshold !== null && threshold.currency !== wallet.currency) {
    const message = `This wallet is in ${wallet.currency}.`;
    const fields = [{ field: 'threshold.currency', message }];
    throw new WalletError('currency_mismatch', message, { fields });
  }
}

async function lockOrCreate(
  transaction: Transaction,
  merchantId: string,
  { id, customer_id: customerId }: WalletRow,
): Promise<AlertRow> {
  const insert = kysely
    .insertInto('alert_settings')
    .values({ wallet_id: id, merchant_id: merchantId, customer_id: customerId })
    .onConflict((conflict) => conflict.doNothing());
  await execute(transaction, insert);
  const alert = await findAlert(transaction, id, 'lock');
  if (!alert) throw new Error(`The alert of wallet ${id} is missing.`);
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
    channels: [...(row?.channels ?? [])],
    availableChannels: [...alertChannels],
    version: row?.version ?? 0,
  };
}

function conflict(version: number): WalletError {
  const message = 'These settings have changed in the meantime. Load them again, then save your changes.';
  return new WalletError('version_conflict', message, { facts: { version } });
}
