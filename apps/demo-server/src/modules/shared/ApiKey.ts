/**
 * What a key may do, each by itself: `read` what there is, `write` what belongs to customers and their money,
 * `admin` settings, keys, webhook endpoints and the audit log.
 */
export const keyScopes = ['read', 'write', 'admin'] as const;

/** One thing that a key may be allowed. */
export type KeyScope = (typeof keyScopes)[number];

/** A merchant's secret key, without its secret. */
export type ApiKey = {
  id: string;
  name: string;
  /** The secret's first characters, to tell keys apart by. */
  prefix: string;
  scopes: KeyScope[];
  /** `configured`: a server's environment named it. Only another configured key can revoke it. */
  origin: 'configured' | 'created';
  status: 'active' | 'expiring' | 'expired' | 'revoked';
  /** To within a minute; null before its first use. */
  lastUsedAt: string | null;
  /** When it stops by itself, after a rotation. */
  expiresAt: string | null;
  revokedAt: string | null;
  /** The key that a rotation made in its place. */
  replacedBy: string | null;
  createdAt: string;
};

/** A key with its secret, which is told once: when it is made. */
export type ApiKeyWithSecret = ApiKey & { secret: string };
