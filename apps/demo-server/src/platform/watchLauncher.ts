import { readFileSync } from 'node:fs';

const intervalMs = 250;

/**
 * Calls `onGone` when the `npx` that started this process has died. npx passes no signal on, so that ending
 * `npx pnpm server` would leave a server behind that still holds its port and its data folder. Does nothing
 * for a process that no npx started, and where there is no /proc to see it by.
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

/** The nearest ancestor that is npx: npm calls its process `npm exec …`. */
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
