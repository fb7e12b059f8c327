import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../sourceFiles.ts';

/** Saves a screenshot of a page as an artifact of the run. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const file = `${name.replace(/[^\w]+/g, '-')}.png`;
  await page.screenshot({ path: join(root, 'test/artifacts', file), fullPage: true }).catch(() => undefined);
}
