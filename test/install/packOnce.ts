import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PackedPackage, packPackages } from '../packPackages.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed packages under test. */
    packed: PackedPackage[];
  }
}

/** Packs the packages once for all hosts. */
export default function packOnce(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-packed-'));
  project.provide('packed', packPackages(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
