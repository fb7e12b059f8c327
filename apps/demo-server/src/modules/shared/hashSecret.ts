import { hash } from 'node:crypto';

/**
 * How keys and session tokens are stored and looked up. They are long and random, so a plain SHA-256
 * cannot be guessed back; and a look-up by hash leaks nothing by its timing.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
