import { hash } from 'node:crypto';

/**
 * Hashes an API key or session token to store it and to look it up. The secrets are long and random, so nobody can guess
 * one from its SHA-256 hash, and a look-up by hash leaks nothing through its timing.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
