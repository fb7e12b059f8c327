import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.ts';

/** Starts the Chromium to test with. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumArguments });
}
