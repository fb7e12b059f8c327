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
    /** Where the demo under test answers. */
    demoUrl: string;
    /** A second one, for tests that move its clock or order trouble: nobody else is disturbed. */
    movedDemoUrl: string;
    /** Where the page of this run was built. */
    pageFolder: string;
  }
}

/**
 * Builds the page into a folder of this run, and starts the demo twice for all tests, each on a database
 * of its own: PGlite, or in the project `e2e-postgres` PostgreSQL.
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
    const databaseUrls: string[] = [];
    if (project.name === 'e2e-postgres') {
      const postgres = await startTestPostgres();
      ending.push(postgres.stop);
      for (let made = 0; made < 2; made += 1) {
        const { url, drop } = await createTestDatabase(postgres.url);
        ending.push(drop);
        databaseUrls.push(url);
      }
    }
    const [demo, moved] = await Promise.all([
      startDemoProcess({ databaseUrl: databaseUrls[0], pageFolder }),
      startDemoProcess({ databaseUrl: databaseUrls[1], pageFolder }),
    ]);
    ending.push(demo.stop, moved.stop);
    project.provide('demoUrl', demo.url);
    project.provide('movedDemoUrl', moved.url);
    project.provide('pageFolder', pageFolder);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
