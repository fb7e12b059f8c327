import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncPath } from './syncPath.ts';

/** Counts the syncs that reached the disk, so that a start can prove that commits sync. */
export type SyncCounter = { count: number };

/**
 * PGlite's folder on disk, with the fsync that PGlite itself leaves out: emscripten's NODEFS has no
 * `fsync` in its stream operations, so the engine's syncs silently do nothing. This depends on
 * private details, so the version is pinned and each start tests that the counter rises.
 */
export function durableNodeFs(folder: string, counter: SyncCounter): NodeFS {
  return new DurableNodeFs(folder, counter);
}

type InitParameters = Parameters<NodeFS['init']>;

/** The part of emscripten's module that this file uses. */
type PrivateModule = { NODEFS: { realPath(node: unknown): string; stream_ops: { fsync?: SyncOperation } } };
type SyncOperation = (stream: { nfd?: number; node: unknown }) => number;

class DurableNodeFs extends NodeFS {
  readonly #counter: SyncCounter;

  constructor(folder: string, counter: SyncCounter) {
    super(folder);
    this.#counter = counter;
  }

  override async init(pglite: InitParameters[0], options: InitParameters[1]) {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addSync = (module: unknown) => {
      // The boundary to emscripten: its typings do not know NODEFS.
      const { NODEFS } = module as PrivateModule;
      NODEFS.stream_ops.fsync = (stream) => {
        syncStream(stream.nfd, () => NODEFS.realPath(stream.node));
        this.#counter.count += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/** NODEFS opens no descriptor for a folder, and the engine syncs folders after each rename in them. */
function syncStream(descriptor: number | undefined, path: () => string): void {
  if (descriptor !== undefined) {
    fsyncSync(descriptor);
    return;
  }
  syncPath(path());
}
