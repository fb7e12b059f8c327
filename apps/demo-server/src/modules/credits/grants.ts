import type { Grant, Money } from '@coffer/adapter';
import { type LedgerGrant, readGrants } from '../../ledger/index.ts';
import { entryId, grantId, type WalletContext } from '../shared/index.ts';
import { findWallet, type WalletOwner } from '../wallets/index.ts';

/** A grant with what the merchant may know besides. */
export type WalletGrant = Grant & {
  /** What open holds reserve of it: it neither expires nor can be spent otherwise. */
  reserved: Money;
};

/** A wallet's grants with something left, in the order in which they will be consumed; ended ones are gone. */
export async function listWalletGrants(
  context: WalletContext,
  owner: WalletOwner,
  walletId: string,
): Promise<WalletGrant[]> {
  const { currency } = await findWallet(context.database, owner, walletId);
  const now = context.now().getTime();
  const grants = await readGrants(context.database, walletId);
  return grants
    .filter(({ expiresAt, reserved }) => expiresAt === null || expiresAt.getTime() > now || reserved > 0)
    .map((grant) => toWalletGrant(grant, currency));
}

/** The same as the customer sees them. */
export async function listGrants(
  context: WalletContext,
  owner: WalletOwner,
  walletId: string,
): Promise<Grant[]> {
  const grants = await listWalletGrants(context, owner, walletId);
  return grants.map(({ reserved: _, ...grant }) => grant);
}

function toWalletGrant(grant: LedgerGrant, currency: string): WalletGrant {
  const money = (amount: number) => ({ amount, currency });
  const { accountId: walletId, number, source, kind, priority } = grant;
  return {
    id: grantId(walletId, number),
    walletId,
    kind,
    source,
    priority,
    original: money(grant.original),
    remaining: money(grant.remaining),
    reserved: money(grant.reserved),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    entryId: entryId(walletId, number),
    createdAt: grant.createdAt.toISOString(),
  };
}
