import { join } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type {} from '../../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { root } from '../sourceFiles.ts';

/** Test files in the order in which they run. Most mutants fail in the first row, which is the quickest. */
export const ledgerTestRows = [
  ['constraints', 'createLedger', 'rejections', 'grants', 'closeAccount'],
  ['ledgerModel', 'reads', 'ledgerReads', 'dailyTotals'],
  ['concurrency'],
];

/** The ledger's tests in one running vitest, so that a mutant does not pay for the start. */
export class WarmTests {
  readonly #vitest: Vitest;
  readonly #specifications: TestSpecification[][];

  private constructor(vitest: Vitest, specifications: TestSpecification[][]) {
    this.#vitest = vitest;
    this.#specifications = specifications;
  }

  /** Starts vitest and its PostgreSQL. Throws if the tests fail without a mutant. */
  static async start(): Promise<WarmTests> {
    const vitest = await createVitest('test', {
      root,
      config: join(root, 'test/mutation/vitest.config.ts'),
      watch: false,
      bail: 1,
      maxWorkers: 1,
      reporters: [{}],
      sequence: { sequencer: AsGiven },
    });
    const found = await vitest.globTestSpecifications(['apps/demo-server/src/ledger/']);
    const specifications = ledgerTestRows.map((names) =>
      names.map((name) => {
        const file = found.find(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`));
        if (!file) throw new Error(`The ledger has no test file ${name}.test.ts.`);
        return file;
      }),
    );
    const tests = new WarmTests(vitest, specifications);
    const failure = await tests.firstFailure();
    if (failure === null) return tests;
    await vitest.close();
    throw new Error(`A test fails without a mutant: ${failure}`);
  }

  /** PostgreSQL in which the tests create databases, and the migrated database that they copy. */
  get postgres(): { url: string; template: string } {
    const { postgresUrl: url, postgresTemplate: template } = this.#vitest
      .getRootProject()
      .getProvidedContext();
    return { url, template };
  }

  /** Sets the database that the tests copy. */
  useTemplate(template: string): void {
    this.#vitest.getRootProject().provide('postgresTemplate', template);
  }

  /** Runs row by row until a test fails. Returns its name, or null if all pass. */
  async firstFailure(): Promise<string | null> {
    for (const row of this.#specifications) {
      this.#vitest.state.filesMap.clear();
      const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(row);
      const [failed] = testModules.flatMap((module) => [...module.children.allTests('failed')]);
      if (failed) return failed.fullName;
      const broken = testModules.find((module) => !module.ok());
      if (broken) return broken.moduleId;
      if (unhandledErrors.length > 0) return String(unhandledErrors[0]);
    }
    return null;
  }

  async close(): Promise<void> {
    await this.#vitest.close();
  }
}

/** Keeps the given order. By default, vitest runs the longest file first. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}
