import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const recipes = join(root, 'apps/recipes');
const outDir = join(recipes, 'dist');

let building: Promise<string> | undefined;

/**
 * Builds the pages of `apps/recipes`, unless they are newer than their sources, and returns their folder. Storybook
 * asks more than once per process; the calls share one build.
 */
export function buildRecipes(): Promise<string> {
  building ??= buildOnce();
  return building;
}

async function buildOnce(): Promise<string> {
  const built = join(outDir, 'csp.html');
  const sources = ['adapter/src', 'hooks/src', 'components/src'].map((name) => join(root, 'packages', name));
  const newest = Math.max(...[join(recipes, 'src'), ...sources, join(root, 'pnpm-lock.yaml')].map(newestIn));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return outDir;
  // Builds into a temporary folder and renames it, because another Storybook may read the former build. Vitest's
  // plugin starts two builds at once.
  const temporaryDir = mkdtempSync(`${outDir}-`);
  await build({ root: recipes, logLevel: 'error', build: { outDir: temporaryDir } });
  rmSync(outDir, { recursive: true, force: true });
  renameSync(temporaryDir, outDir);
  return outDir;
}

function newestIn(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    ...readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
