import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StartupFailure } from './StartupFailure.ts';

const script = fileURLToPath(new URL('../../../demo-web/scripts/buildPage.ts', import.meta.url));

/** Folder of the built demo page. */
export const builtPage = fileURLToPath(new URL('../../../demo-web/dist', import.meta.url));

/**
 * Builds the demo page in a separate process, unless it is built already.
 *
 * @throws StartupFailure
 */
export async function buildPage(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script]);
  } catch (error) {
    const why = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new StartupFailure(`The demo's page could not be built: ${why.trim()}`);
  }
}
