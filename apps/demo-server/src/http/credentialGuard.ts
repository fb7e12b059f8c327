import { hashSecret, type RateLimiter } from '../modules/shared/index.ts';

/** Maximum number of valid credentials to remember. The oldest are dropped first. */
const rememberedMax = 10_000;

/** Limits invalid tokens and keys per IP address. Above the limit, it rejects them without a database read. */
export type CredentialGuard = {
  /**
   * Looks up a credential. After too many invalid ones from its address, it looks up only credentials that were valid
   * before, so that one guesser behind a shared address does not lock out the others.
   *
   * @throws WalletError `rate_limited`
   */
  lookUp<Found>(
    credential: { address: string; secret: string },
    find: () => Promise<Found>,
    isInvalid: (error: unknown) => boolean,
  ): Promise<Found>;
};

/** Creates a guard that remembers valid credentials in memory, by their hash. */
export function credentialGuard(limiter: RateLimiter): CredentialGuard {
  const valid = new Set<string>();
  return {
    async lookUp({ address, secret }, find, isInvalid) {
      const attempts = { limit: 'wrongCredentials', of: address } as const;
      const hash = hashSecret(secret);
      if (!valid.has(hash)) limiter.check(attempts);
      try {
        const found = await find();
        valid.delete(hash);
        valid.add(hash);
        for (const oldest of valid) {
          if (valid.size <= rememberedMax) break;
          valid.delete(oldest);
        }
        return found;
      } catch (error) {
        if (isInvalid(error)) {
          valid.delete(hash);
          limiter.count(attempts);
        }
        throw error;
      }
    },
  };
}
