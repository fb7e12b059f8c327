import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Builds the page into `dist`, unless that was built from the very same sources before.
const page = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const stamp = `${page}dist/.sources`;

const sources = sourcesDigest();
if (readIfThere(stamp) !== sources) {
  // Also where tests are the first to build it: the page is kept, and a demo started later serves the same one.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root: page, logLevel: 'error' });
  writeFileSync(stamp, sources);
}

/** Of all that goes into the page: its own files, the packages', and the versions of everything else. */
function sourcesDigest(): string {
  const patterns = [
    'apps/demo-web/*.{html,ts,json}',
    'apps/demo-web/{src,public}/**/*',
    'packages/*/package.json',
  ];
  const names = globSync([...patterns, 'packages/*/src/**/*', 'pnpm-lock.yaml'], { cwd: repository });
  const hash = createHash('sha256');
  for (const name of names.sort()) {
    const path = `${repository}${name}`;
    if (statSync(path).isFile()) hash.update(`${name}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
