import type { Transaction } from '../../database/Database.ts';

/** Marks the auto top-up rules of these wallets as due for evaluation. */
export async function markRulesDue(
  transaction: Transaction,
  { walletIds, now }: { walletIds: string[]; now: Date },
): Promise<void> {
  await transaction.query(
    `update auto_top_ups set next_evaluation_at = least(next_evaluation_at, $2)
     where wallet_id in (select wallet_id from auto_top_ups where wallet_id = any ($1::text[]) and enabled
       and paused_code is null order by wallet_id for update)`,
    [walletIds, now],
  );
}
