import { StartupFailure } from './platform/StartupFailure.ts';

/** Reads environment variables by name, and remembers which names exist. */
export type EnvironmentReader = {
  /**
   * Reads a variable, or null when it is not set.
   *
   * @throws StartupFailure when it is empty
   */
  text(name: string): string | null;
  /**
   * Reads a switch that is off unless it is set to 1.
   *
   * @throws StartupFailure for another value
   */
  flag(name: string): boolean;
  /**
   * Rejects variables that nothing reads.
   *
   * @throws StartupFailure for a COFFER_ variable that was not read, because it may be misspelled
   */
  rejectUnknown(): void;
};

/** Creates a reader that rejects misspelled and empty variables instead of treating them as not set. */
export function environmentReader(environment: NodeJS.ProcessEnv): EnvironmentReader {
  const known = new Set<string>();
  const text = (name: string) => {
    known.add(name);
    const value = environment[name];
    if (value === undefined) return null;
    if (value.trim() === '') throw new StartupFailure(`${name} is empty; set it, or remove it.`);
    return value;
  };
  return {
    text,
    flag(name) {
      const value = text(name) ?? '0';
      if (value === '1') return true;
      if (value === '0') return false;
      throw new StartupFailure(`Set ${name} to 1 to switch it on, or remove it.`);
    },
    rejectUnknown() {
      const unknown = Object.keys(environment).find((name) => name.startsWith('COFFER_') && !known.has(name));
      if (unknown === undefined) return;
      throw new StartupFailure(`${unknown} is no variable of this server; correct its name, or remove it.`);
    },
  };
}

const anchorKeyMin = 32;

/**
 * Reads the key that signs checkpoints of the ledger, or null when it is not set.
 *
 * @throws StartupFailure for a key that is too short
 */
export function readAnchorKey(read: EnvironmentReader): string | null {
  const key = read.text('COFFER_ANCHOR_KEY');
  if (key === null || key.length >= anchorKeyMin) return key;
  throw new StartupFailure(`COFFER_ANCHOR_KEY must be random, with at least ${anchorKeyMin} characters.`);
}
