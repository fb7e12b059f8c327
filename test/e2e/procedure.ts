import { describe, test } from 'vitest';

/** What a person does at each step, by the words that the step has in the guide, in its order. */
export type ProcedureSteps = { readonly [words: string]: () => Promise<void> };

/**
 * A procedure of the guide: each numbered step is a test by that name, on the page where the step before left
 * it. What comes after a step that failed cannot be tried, and says so.
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
