import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installHost } from './installHost.ts';

test("a host's tests of widgets and of an adapter run in Jest and Vitest on the oldest Node that the packages name", async () => {
  const host = await installHost('tests', 'pnpm');
  const examples = join(host.folder, 'node_modules/@coffer/adapter/examples');
  cpSync(examples, join(host.folder, 'contract'), { recursive: true });
  const run = (...parameters: string[]) => host.run('node_modules/node/bin/node', parameters);
  const vitest = 'node_modules/vitest/vitest.mjs';

  expect(await run('--version')).toMatch(/^v20\./);
  await run('node_modules/jest/bin/jest.js');
  for (const environment of ['jsdom', 'happy-dom']) {
    await run(vitest, 'run', '--dir', 'src', `--environment=${environment}`);
  }
  expect(await run(vitest, 'run', '--dir', 'contract')).toContain('26 passed');
});
