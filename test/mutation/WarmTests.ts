import { join } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type {} from '../../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { root } from '../sourceFiles.ts';

/** The quickest to find something first: most mutants need no more than the first row. */
const rows = [
  ['constraints', 'createLedger', 'refusal', 'grants', 'closeAccount'],
  ['ledgerModel', 'reads', 'ledgerReads', 'trail', 'dayTotals'],
  ['concurrency'],
];

/** The ledger's tests in one vitest that stays up, so that a mutant costs the tests and not the start. */
export class WarmTests {
  readonly #vitest: Vitest;
  readonly #specifications: TestSpecification[][];

  private constructor(vitest: Vitest, specifications: TestSpecification[][]) {
    this.#vitest = vitest;
    this.#specifications = specifications;
  }

  /** Starts it and its PostgreSQL; the tests have to pass as they are. */
  static async start(): Promise<WarmTests> {
    const vitest = await createVitest('test', {
      root,
      config: join(root, 'test/mutation/vitest.config.ts'),
      ...{ watch: false, bail: 1, maxWorkers: 1, reporters: [{}] },
      sequence: { sequencer: AsGiven },
    });
    const found = await vitest.globTestSpecifications(['apps/demo-server/src/ledger/']);
    const specifications = rows.map((names) =>
      names.flatMap((name) => found.filter(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`))),
    );
    const tests = new WarmTests(vitest, specifications);
    const failure = await tests.firstFailure();
    if (failure === null) return tests;
    await vitest.close();
    throw new Error(`Without any mutant this fails already: ${failure}`);
  }

  /** The PostgreSQL in which the tests make databases, and the migrated one that they copy. */
  get postgres(): { url: string; template: string } {
    const { postgresUrl: url, postgresTemplate: template } = this.#vitest
      .getRootProject()
      .getProvidedContext();
    return { url, template };
  }

  /** Copies this database from now on. */
  useTemplate(template: string): void {
    this.#vitest.getRootProject().provide('postgresTemplate', template);
  }

  /** Runs row by row up to the first test that fails; null where none does. */
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

/** vitest would run the longest first. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}
