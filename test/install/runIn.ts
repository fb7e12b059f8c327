import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program in a folder for at most three minutes. Returns its output, and throws it on failure. */
export async function runIn(
  folder: string,
  command: string,
  parameters: string[],
  environment: Record<string, string> = {},
): Promise<string> {
  try {
    const { stdout } = await execute(command, parameters, {
      cwd: folder,
      timeout: 180_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_ENV: undefined, CI: '1', NEXT_TELEMETRY_DISABLED: '1', ...environment },
    });
    return stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${parameters.join(' ')} failed.\n${stdout}\n${stderr}`, { cause });
  }
}
