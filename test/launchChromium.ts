import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.ts';

/** Starts Chromium for tests and benchmarks. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumArguments });
}
