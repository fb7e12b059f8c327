import type { Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { OpenDemoPage } from './useDemoPages.ts';

/** Opens a page of the dashboard, and signs in with the key that it shows. */
export async function openDashboard(
  open: OpenDemoPage,
  path = '',
  demoUrl = inject('demoUrl'),
): Promise<Page> {
  const page = await open(`${demoUrl}/dashboard${path}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Navigates to another page of the dashboard without a reload, as its links do. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), `/dashboard${path}`);
}

/**
 * Enters an amount and waits until it is parsed. The parser loads after the page, and only a test types and presses within
 * milliseconds.
 */
export async function fillAmount(scope: Page | Locator, label: string, text: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true });
  await field.fill(text);
  const name = (await field.getAttribute('name'))?.replace(/-text$/, '');
  await scope.locator(`input[type=hidden][name="${name}"]:not([value=""])`).waitFor({ state: 'attached' });
}
