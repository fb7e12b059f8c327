/** Token with its expiry: RFC 3339, UTC. */
type ExpiringToken = { token: string; expiresAt: string };

type TokenResult = ExpiringToken | string | null;

/**
 * Gets a session token from the host. `renew` is true when the last token was refused or is about to expire. Return
 * null to send no token.
 */
export type GetToken = (reason: { renew: boolean }) => Promise<TokenResult> | TokenResult;

/** One token for all calls. */
export type TokenSource = {
  /** Returns the token in use. Concurrent callers share one request for it. */
  current: () => Promise<string | null>;
  /** Returns another token after `refused` was refused. Late callers get the one that an earlier call renewed. */
  renew: (refused: string | null) => Promise<string | null>;
};

/** Longest time before the expiry at which a token is renewed. A short token is renewed in the last third of its life. */
const renewAheadMsMax = 30_000;
/** Shortest life that is believed. A token that seems to last less was measured with a clock that is minutes off. */
const lifetimeMsMin = 10_000;

/** Gets a token when it is first needed, shortly before it expires, and when it was refused. Never twice at a time. */
export function tokenSource(getToken: GetToken = () => null): TokenSource {
  let pending: Promise<string | null> | undefined;
  let renewAt = Number.POSITIVE_INFINITY;

  async function requestToken(renew: boolean): Promise<string | null> {
    const result = await getToken({ renew });
    if (result === null || typeof result === 'string') return result;
    const expiresAt = Date.parse(result.expiresAt);
    const lifetimeMs = expiresAt - Date.now();
    // With a wrong clock every call would renew. Rely on the server's refusal then.
    if (lifetimeMs >= lifetimeMsMin) renewAt = expiresAt - Math.min(renewAheadMsMax, lifetimeMs / 3);
    return result.token;
  }

  function startRequest(renew: boolean): Promise<string | null> {
    renewAt = Number.POSITIVE_INFINITY;
    const request = requestToken(renew);
    pending = request;
    request.catch(() => {
      // The next call requests a token again instead of failing forever.
      if (pending === request) pending = undefined;
    });
    return request;
  }

  function current(): Promise<string | null> {
    if (pending === undefined) return startRequest(false);
    return Date.now() < renewAt ? pending : startRequest(true);
  }

  async function renew(refused: string | null): Promise<string | null> {
    const before = pending;
    const isRefused = (await current()) === refused;
    return isRefused && pending === before ? startRequest(true) : current();
  }

  return { current, renew };
}
