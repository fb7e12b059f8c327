import { hashSecret, type RateLimiter } from '../modules/shared/index.ts';

/** So many credentials are remembered as good; the oldest go first. */
const rememberedMax = 10_000;

/** Limits wrong tokens and keys per IP address, without a database read for those beyond the limit. */
export type CredentialGuard = {
  /**
   * Looks up a credential. While its address has sent too many wrong ones, only those that were good before are
   * looked up, so that one guesser behind a shared address does not lock out the others.
   *
   * @throws WalletError `rate_limited`
   */
  lookUp<Found>(
    credential: { address: string; secret: string },
    find: () => Promise<Found>,
    isWrong: (error: unknown) => boolean,
  ): Promise<Found>;
};

export function credentialGuard(limiter: RateLimiter): CredentialGuard {
  const good = new Set<string>();
  return {
    async lookUp({ address, secret }, find, isWrong) {
      const wrong = { limit: 'wrongCredentials', of: address } as const;
      const hash = hashSecret(secret);
      if (!good.has(hash)) limiter.check(wrong);
      try {
        const found = await find();
        good.delete(hash);
        good.add(hash);
        for (const oldest of good) {
          if (good.size <= rememberedMax) break;
          good.delete(oldest);
        }
        return found;
      } catch (error) {
        if (isWrong(error)) {
          good.delete(hash);
          limiter.count(wrong);
        }
        throw error;
      }
    },
  };
}
