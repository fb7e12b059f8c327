import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';
import { root } from './sourceFiles.ts';

const path = join(root, 'packages/components/screenshots/chromium.json');

/** Warns if the browser differs from that of the baselines. With `--update`, records the browser. */
export default function setup(project: TestProject): void {
  const version = execFileSync(chromiumPath() ?? 'chromium', ['--version'], { encoding: 'utf8' });
  const now = Number(/(\d+)\.\d+\.\d+/.exec(version)?.[1]);
  if (project.config.snapshotOptions.updateSnapshot === 'all') {
    writeFileSync(path, `{ "major": ${now} }\n`);
  }
  const baseline: number = JSON.parse(readFileSync(path, 'utf8')).major;
  if (baseline !== now) {
    project.vitest.logger.log(
      `The screenshots were made by Chromium ${baseline}, this is ${now}. Each version smooths glyphs differently, ` +
        'so up to 1 % of the pixels may differ. `pnpm test:screenshots --update` replaces them.',
    );
  }
}
