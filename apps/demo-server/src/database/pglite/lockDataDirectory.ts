import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';

/** Age up to which a lease of another machine is valid, in milliseconds. */
const leaseLifetimeMs = 30_000;

/**
 * Locks a data folder for this process: two engines on one folder would lose data.
 *
 * On one machine the lock is a socket whose name exists only while this process does, so the kernel releases it however
 * the process ends. On a volume that several machines mount, this process renews a lease file every ten seconds. Returns
 * the function that releases the lock.
 *
 * @throws DatabaseUnavailable `folder_in_use` or `folder_not_writable`
 */
export async function lockDataDirectory(folder: string): Promise<() => Promise<void>> {
  const realPath = writableFolder(folder);
  const releaseSocket = await holdSocket(realPath);
  try {
    const releaseLease = holdLease(realPath);
    return async () => {
      releaseLease();
      await releaseSocket();
    };
  } catch (error) {
    await releaseSocket();
    throw error;
  }
}

function writableFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (cause) {
    throw new DatabaseUnavailable(
      'folder_not_writable',
      `The data folder ${folder} cannot be written; name one that can be, or change its permissions.`,
      cause,
    );
  }
}

function holdSocket(realPath: string): Promise<() => Promise<void>> {
  const name = `coffer-${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}`;
  const address = socketAddress(name, realPath);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(inUse(realPath, 'another process', cause)));
    server.listen(address, () => {
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

/** Returns the name of the lock: an abstract socket on Linux, a pipe on Windows, a loopback port elsewhere. */
function socketAddress(name: string, realPath: string): string | { host: string; port: number } {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const digest = createHash('sha256').update(realPath).digest();
  return { host: '127.0.0.1', port: 20_000 + (digest.readUInt16BE(0) % 28_000) };
}

function holdLease(realPath: string): () => void {
  const path = join(realPath, 'coffer.lease');
  const lease = readLease(path);
  if (lease && lease.host !== hostname() && Date.now() - lease.renewedAtMs < leaseLifetimeMs) {
    throw inUse(realPath, `a process on ${lease.host}`);
  }
  const renew = () => {
    const text = JSON.stringify({ host: hostname(), pid: process.pid, renewedAtMs: Date.now() });
    writeFileSync(path, text);
  };
  try {
    renew();
  } catch (cause) {
    throw new DatabaseUnavailable(
      'folder_not_writable',
      `The data folder ${realPath} is full or read-only.`,
      cause,
    );
  }
  const timer = setInterval(() => {
    try {
      renew();
    } catch {
      // A lease that cannot be renewed expires; the socket still locks the folder on this machine.
    }
  }, leaseLifetimeMs / 3).unref();
  return () => {
    clearInterval(timer);
    rmSync(path, { force: true });
  };
}

function readLease(path: string): { host: string; renewedAtMs: number } | null {
  try {
    const lease: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof lease !== 'object' || lease === null) return null;
    if (!('host' in lease) || !('renewedAtMs' in lease)) return null;
    if (typeof lease.host !== 'string' || typeof lease.renewedAtMs !== 'number') return null;
    return { host: lease.host, renewedAtMs: lease.renewedAtMs };
  } catch {
    // Missing, or incomplete after a crash: no lease.
    return null;
  }
}

function inUse(realPath: string, holder: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'folder_in_use',
    `The data folder ${realPath} is in use by ${holder}; stop that one first, or name another folder.`,
    cause,
  );
}
