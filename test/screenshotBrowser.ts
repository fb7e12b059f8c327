import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';
import { root } from './sourceFiles.ts';

const path = join(root, 'packages/components/screenshots/chromium.json');

/** Tells the screenshot tests whether the browser is the one of the baselines; notes it with new ones. */
export default function setup(project: TestProject): void {
  const version = execFileSync(chromiumPath() ?? 'chromium', ['--version'], { encoding: 'utf8' });
  const now = Number(/(\d+)\.\d+\.\d+/.exec(version)?.[1]);
  if (project.config.snapshotOptions.updateSnapshot === 'all') {
    writeFileSync(path, `{ "major": ${now} }\n`);
  }
  const baseline: number = JSON.parse(readFileSync(path, 'utf8')).major;
  if (baseline !== now) {
    project.vitest.logger.log(
      `The screenshots are of Chromium ${baseline}, this is ${now}: each version smooths glyphs in its own way, ` +
        'so up to 1 % of the pixels may differ. `pnpm test:screenshots --update` draws them anew.',
    );
  }
}
