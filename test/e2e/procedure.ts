import { describe, test } from 'vitest';

/** A person's actions, by the text of the guide's step, in order. */
export type ProcedureSteps = { readonly [words: string]: () => Promise<void> };

/**
 * Defines a test for each step of a procedure. A step continues on the page of the previous one. Steps after a failed step
 * are skipped.
 */
export function procedure(name: string, steps: ProcedureSteps): void {
  describe(name, () => {
    let failed: string | null = null;
    for (const [index, [words, act]] of Object.entries(steps).entries()) {
      const title = `${index + 1}. ${words}`;
      test(title, async ({ skip }) => {
        if (failed !== null) skip(`Not tried: “${failed}” failed.`);
        failed = title;
        await act();
        failed = null;
      });
    }
  });
}
