/**
 * Scopes of an API key. `read` reads everything. `write` changes customers and their money. `admin` manages settings,
 * keys, webhook endpoints and the audit log. No scope includes another.
 */
export const keyScopes = ['read', 'write', 'admin'] as const;

/** One scope of an API key. */
export type KeyScope = (typeof keyScopes)[number];

/** A merchant's API key without its secret. */
export type ApiKey = {
  id: string;
  name: string;
  /** First characters of the secret, to identify the key in lists. */
  prefix: string;
  scopes: KeyScope[];
  /** `configured`: the server's environment sets the key. Only another configured key can revoke it. */
  origin: 'configured' | 'created';
  status: 'active' | 'expiring' | 'expired' | 'revoked';
  /** Time of the last use, to the minute. Null before the first use. */
  lastUsedAt: string | null;
  /** Time at which the key expires after a rotation. */
  expiresAt: string | null;
  revokedAt: string | null;
  /** Id of the key that replaced it in a rotation. */
  replacedBy: string | null;
  createdAt: string;
};

/** A key with its secret, which is returned only when the key is created. */
export type ApiKeyWithSecret = ApiKey & { secret: string };
