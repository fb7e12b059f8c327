import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StartupFailure } from './StartupFailure.ts';

const script = fileURLToPath(new URL('../../../demo-web/scripts/buildPage.ts', import.meta.url));
const builtFolder = fileURLToPath(new URL('../../../demo-web/dist', import.meta.url));

type PageOptions = { demo: boolean; pageDir: string | null; testProcessor: boolean; payments: object | null };

/** Returns the folder of the built pages, or null for a server that takes no payments and so has no page to serve. */
export function pageFolderOf({ demo, pageDir, testProcessor, payments }: PageOptions): string | null {
  return demo || testProcessor || payments !== null ? (pageDir ?? builtFolder) : null;
}

/**
 * Checks the folder that the operator named.
 *
 * @throws StartupFailure when it does not have the page of payment links
 */
export async function checkPageFolder(options: PageOptions): Promise<void> {
  const folder = pageFolderOf(options);
  // A demo without a page is useful in tests.
  if (folder === null || options.pageDir === null || options.demo) return;
  await access(join(folder, 'pay.html')).catch(() => {
    throw new StartupFailure(
      `COFFER_PAGE_DIR has no pay.html: build the pages with "pnpm build" and name apps/demo-web/dist, not ${folder}.`,
    );
  });
}

/**
 * Builds the pages of the server in a separate process, unless they are built already or the operator named a folder.
 *
 * @throws StartupFailure when they cannot be built
 */
export async function buildPages(options: PageOptions): Promise<void> {
  if (pageFolderOf(options) === null || options.pageDir !== null) return;
  try {
    await promisify(execFile)(process.execPath, [script]);
  } catch (error) {
    const why = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new StartupFailure(`The server's pages could not be built: ${why.trim()}`);
  }
}
