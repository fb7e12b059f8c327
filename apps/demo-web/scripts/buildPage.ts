import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Builds the app into `dist`, unless it was built from the same sources before.
const app = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const stamp = `${app}dist/.sources`;

const sources = sourcesDigest();
if (readIfExists(stamp) !== sources) {
  // Tests may build it first, and a demo that starts later serves the same build.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root: app, logLevel: 'error' });
  writeFileSync(stamp, sources);
}

/** Hash of everything in the build: the app's files, the packages' files and the versions of the dependencies. */
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

function readIfExists(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
