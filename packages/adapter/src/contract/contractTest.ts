import { test } from 'vitest';
import type { WalletContractLacks, WalletContractNeed, WalletContractSubject } from './WalletContract.ts';

/** Declares one test of the contract. The test is skipped if the backend lacks one of `needs`. */
export type ContractTest = (
  title: string,
  needs: readonly WalletContractNeed[],
  run: (subject: WalletContractSubject) => Promise<void>,
) => void;

/** Returns a function that declares tests. Each test gets a new subject. A skipped test has the reason in its title. */
export function contractTest(
  create: () => Promise<WalletContractSubject> | WalletContractSubject,
  lacks: WalletContractLacks,
): ContractTest {
  return (title, needs, run) => {
    const missing = needs.find((need) => lacks[need] !== undefined);
    if (missing) {
      test.skip(`${title} [no ${missing}: ${lacks[missing]}]`);
      return;
    }
    test(title, async () => {
      const subject = await create();
      try {
        await run(subject);
      } finally {
        await subject.dispose?.();
      }
    });
  };
}
