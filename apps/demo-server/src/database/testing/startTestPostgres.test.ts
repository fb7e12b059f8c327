import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a process that has started one still ends with its own exit code', () => {
  const module = new URL('./startTestPostgres.ts', import.meta.url).href;
  const script = `
    const { startTestPostgres } = await import(${JSON.stringify(module)});
    const { stop } = await startTestPostgres();
    await stop();
    process.exitCode = 3;`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    // One of its own, whatever this run uses.
    env: { ...process.env, TEST_DATABASE_URL: '' },
  });
  expect(stderr).toBe('');
  expect(status).toBe(3);
});
