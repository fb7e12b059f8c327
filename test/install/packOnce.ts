import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PackedPackage, packPackages } from '../packPackages.ts';
import { buildReference } from './buildReference.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed packages under test. */
    packed: PackedPackage[];
    /** Folder of the hosts, one for all test files. */
    hostsFolder: string;
    /** Folder of the built page that shows a widget with the kit's style sheet only. */
    referenceFolder: string;
  }
}

/** Packs the packages and builds the reference page, once for all hosts. Deletes them and the hosts after the run. */
export default async function packOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-install-'));
  project.provide('packed', packPackages(folder));
  project.provide('hostsFolder', join(folder, 'hosts'));
  project.provide('referenceFolder', join(folder, 'reference'));
  await buildReference(join(folder, 'reference'));
  return () => rmSync(folder, { recursive: true, force: true });
}
