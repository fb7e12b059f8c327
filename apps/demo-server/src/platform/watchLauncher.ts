import { readFileSync } from 'node:fs';

const intervalMs = 250;

/**
 * Calls `onGone` when the `npx` process that started this process has ended. npx forwards no signal, so ending
 * `npx pnpm server` would leave a server that keeps its port and its data folder. Does nothing when no npx started the
 * process, or without /proc.
 */
export function watchLauncher(onGone: () => void): void {
  const launcher = findLauncher(process.ppid);
  if (launcher === undefined) return;
  const timer = setInterval(() => {
    if (isAlive(launcher)) return;
    clearInterval(timer);
    onGone();
  }, intervalMs).unref();
}

/** Finds the nearest ancestor that is npx. npm names its process `npm exec …`. */
function findLauncher(pid: number): number | undefined {
  if (pid <= 1) return undefined;
  try {
    if (/^npm exec\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return pid;
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent === undefined ? undefined : findLauncher(Number(parent));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
