import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Reference } from './reference/main.tsx';

/**
 * Opens a widget with the kit's style sheet only. The page is served from the host's own address, so that it can use the
 * host's fonts and wallet API.
 */
export async function openReference(page: Page, hostAddress: string, reference: Reference): Promise<void> {
  await page.route('**/coffer-reference/**', (route) => {
    const [, path = ''] = new URL(route.request().url()).pathname.split('/coffer-reference/');
    const file = join(inject('referenceFolder'), path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  await page.addInitScript((given) => {
    window.reference = given;
  }, reference);
  await page.goto(new URL('/coffer-reference/index.html', hostAddress).href);
}
