import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '@coffer/adapter';
import { captureHold, createHold, type Hold } from '../../modules/holds/index.ts';
import type { CallerKey, WalletContext } from '../../modules/shared/index.ts';
import { readWallet } from '../../modules/wallets/index.ts';
import { merchantScope } from '../v1/merchantScope.ts';

/** Models that Nimbus sells, with a price per thousand tokens in US cents. */
export const jobModels = [
  { id: 'nimbus-small', name: 'Nimbus Small', pricePerThousand: 2 },
  { id: 'nimbus-large', name: 'Nimbus Large', pricePerThousand: 12 },
  { id: 'nimbus-vision', name: 'Nimbus Vision', pricePerThousand: 30 },
] as const;

export type JobModelId = (typeof jobModels)[number]['id'];

/** Sizes of job that the page offers, in tokens. */
export const jobSizes = [10_000, 100_000, 500_000] as const;

export type RunJobParameters = {
  merchantId: string;
  walletId: string;
  model: JobModelId;
  /** Maximum number of tokens. Their price is reserved before the job starts. */
  maxTokens: number;
  key: CallerKey;
};

export type FinishedJob = { hold: Hold; entry: Entry; tokens: number };

/**
 * Runs an inference job of Nimbus: reserves its maximum price, works, and charges the actual price. If the server stops
 * in between, the hold expires.
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

/** Duration of a job, long enough for a person to see the hold. */
const workMs = 1800;

/** Minor units of a currency for one US cent of inference. Other currencies have the numbers of the dollar. */
const minorPerCent: Record<string, number> = { INR: 85, JPY: 1.5, KWD: 3, GBP: 0.8, EUR: 0.9 };

/** Returns the price of a number of tokens in minor units of `currency`, at least 1. */
export function jobPrice(model: JobModelId, tokens: number, currency: string): number {
  const { pricePerThousand } = jobModels.find(({ id }) => id === model) ?? jobModels[0];
  const cents = (pricePerThousand * tokens) / 1000;
  return Math.max(1, Math.ceil(cents * (minorPerCent[currency] ?? 1)));
}

/** Returns 45 to 100 % of the maximum. It depends on the key only, so that a repeated request charges the same. */
function usedTokens(key: string, maxTokens: number): number {
  const percent = 45 + (createHash('sha256').update(key).digest().readUInt16BE() % 56);
  return Math.ceil((maxTokens * percent) / 100);
}
