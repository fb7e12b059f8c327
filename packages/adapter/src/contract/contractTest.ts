import { test } from 'vitest';
import type { WalletContractLacks, WalletContractNeed, WalletContractSubject } from './WalletContract.ts';

/** Declares one test of the contract. */
export type ContractTest = (
  title: string,
  needs: readonly WalletContractNeed[],
  run: (subject: WalletContractSubject) => Promise<void>,
) => void;

/** Each test gets a subject of its own; one that needs what the backend lacks is skipped, with the reason. */
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
