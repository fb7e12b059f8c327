import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { root } from '../sourceFiles.ts';
import { startDemoProcess } from './startDemoProcess.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demo under test answers. */
    demoUrl: string;
    /** A second one, for tests that move its clock or order trouble: nobody else is disturbed. */
    movedDemoUrl: string;
  }
}

/** Builds the page and starts the demo twice for all tests, each on a database of its own. */
export default async function startDemo(project: TestProject): Promise<() => Promise<void>> {
  await build({ root: join(root, 'apps/demo-web'), logLevel: 'error' });
  // `vitest --mode postgres` has the same suite on PostgreSQL.
  const engine = project.vite.config.mode === 'postgres' ? 'postgres' : 'pglite';
  const [demo, moved] = await Promise.all([startDemoProcess(engine), startDemoProcess(engine)]);
  project.provide('demoUrl', demo.url);
  project.provide('movedDemoUrl', moved.url);
  return async () => {
    await Promise.all([demo.stop(), moved.stop()]);
  };
}
