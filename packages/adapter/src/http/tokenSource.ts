/** A token, and until when it holds: RFC 3339, UTC. */
type ExpiringToken = { token: string; expiresAt: string };

/**
 * Asks the host for a session token; `renew` is set when the last one was refused or is about to expire. Null
 * sends none.
 */
export type GetToken = (reason: { renew: boolean }) => Promise<GivenToken> | GivenToken;

type GivenToken = ExpiringToken | string | null;

/** One token for all calls. */
export type TokenSource = {
  /** The token in use; asked for once, however many calls wait for it. */
  current: () => Promise<string | null>;
  /** Another one, after `refused` was; a call that comes late gets what an earlier one renewed. */
  renew: (refused: string | null) => Promise<string | null>;
};

/** How long before its end a token is renewed. */
const aheadMs = 30_000;

/** Asks for a token when it is first needed, shortly before it expires, and when it was refused: never twice at a time. */
export function tokenSource(getToken: GetToken = () => null): TokenSource {
  let pending: Promise<string | null> | undefined;
  let renewAt = Number.POSITIVE_INFINITY;
  const ask = (renew: boolean) => {
    renewAt = Number.POSITIVE_INFINITY;
    const asked: Promise<string | null> = Promise.resolve({ renew })
      .then(getToken)
      .then((given) => {
        if (!given || typeof given === 'string') return given;
        const ahead = Date.parse(given.expiresAt) - aheadMs;
        // A clock that is wrong by minutes must not ask before every call: then a refusal tells.
        if (ahead - aheadMs > Date.now()) renewAt = ahead;
        return given.token;
      })
      .catch((error: unknown) => {
        // The next call asks again, instead of failing for ever with this answer.
        if (pending === asked) pending = undefined;
        throw error;
      });
    pending = asked;
    return asked;
  };
  const current = () => (pending && Date.now() < renewAt ? pending : ask(!!pending));
  return {
    current,
    renew: async (refused) => {
      const before = pending;
      const isRefused = (await current()) === refused;
      return isRefused && pending === before ? ask(true) : current();
    },
  };
}
