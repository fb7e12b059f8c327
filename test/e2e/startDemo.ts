import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { root } from '../sourceFiles.ts';
import { startDemoProcess } from './startDemoProcess.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the demo. */
    demoUrl: string;
    /** URL of a second demo, for long tests that move its clock or simulate trouble. Not started in the project `e2e`. */
    movedDemoUrl: string;
    /** Folder of this run's page. */
    pageFolder: string;
  }
}

/**
 * Global setup of vitest. Builds the page into a folder of this run and starts the demo on PGlite, or on PostgreSQL in the
 * project `e2e-postgres`. For the long tests, starts a second demo on a database of its own.
 */
export default async function startDemo(project: TestProject): Promise<() => Promise<void>> {
  const ending: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const step of ending.reverse()) await step();
  };
  try {
    const pageFolder = await mkdtemp(join(tmpdir(), 'coffer-page-'));
    ending.push(() => rm(pageFolder, { recursive: true, force: true }));
    await build({
      root: join(root, 'apps/demo-web'),
      logLevel: 'error',
      build: { outDir: pageFolder, emptyOutDir: true },
    });
    const postgres = project.name === 'e2e-postgres' ? await startTestPostgres() : null;
    if (postgres) ending.push(postgres.stop);
    const names: ('demoUrl' | 'movedDemoUrl')[] = ['demoUrl'];
    if (project.name !== 'e2e') names.push('movedDemoUrl');
    for (const name of names) {
      const database = postgres ? await createTestDatabase(postgres.url) : null;
      if (database) ending.push(database.drop);
      const demo = await startDemoProcess({ databaseUrl: database?.url, pageFolder });
      ending.push(demo.stop);
      project.provide(name, demo.url);
    }
    project.provide('pageFolder', pageFolder);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
