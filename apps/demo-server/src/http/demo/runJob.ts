import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '@coffer/adapter';
import { captureHold, createHold, type Hold } from '../../modules/holds/index.ts';
import type { CallerKey, WalletContext } from '../../modules/shared/index.ts';
import { readWallet } from '../../modules/wallets/index.ts';
import { merchantScope } from '../v1/merchantScope.ts';
import { type JobModelId, jobPrice } from './jobModels.ts';

export type RunJobParameters = {
  merchantId: string;
  walletId: string;
  model: JobModelId;
  /** The most that the job may use: what it costs is reserved before it starts. */
  maxTokens: number;
  key: CallerKey;
};

export type FinishedJob = { hold: Hold; entry: Entry; tokens: number };

/**
 * One inference job of Nimbus: reserves what it can cost at most, works, and takes what it did cost. Should
 * the server stop in between, the reservation ends by itself.
 */
export async function runJob(
  context: WalletContext,
  { merchantId, walletId, model, maxTokens, key }: RunJobParameters,
): Promise<FinishedJob> {
  const owner = merchantScope(merchantId);
  const { currency } = await readWallet(context, owner, walletId);
  const { value: hold } = await createHold(context, owner, {
    walletId,
    amount: { amount: jobPrice(model, maxTokens, currency), currency },
    expiry: { inSeconds: 120 },
    reason: `Inference, ${model}`,
    reference: { type: 'job', id: `JOB-${key.key.slice(0, 8)}` },
    key: { ...key, scope: `${key.scope}:reserve` },
  });
  await wait(workMs);
  const tokens = usedTokens(key.key, maxTokens);
  const { value } = await captureHold(context, owner, {
    walletId,
    holdId: hold.id,
    amount: { amount: jobPrice(model, tokens, currency), currency },
    key: { ...key, scope: `${key.scope}:charge` },
  });
  return { ...value, tokens };
}

/** How long the model thinks: long enough to see the reservation. */
const workMs = 1800;

/** Between 45 and 100 % of the most; the same for the same key, so that a repeat charges the same. */
function usedTokens(key: string, maxTokens: number): number {
  const percent = 45 + (createHash('sha256').update(key).digest().readUInt16BE() % 56);
  return Math.ceil((maxTokens * percent) / 100);
}
