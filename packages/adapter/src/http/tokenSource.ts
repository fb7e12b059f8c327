/** Asks the host for a session token; `renew` is set when the last one was refused. Null sends none. */
export type GetToken = (reason: { renew: boolean }) => Promise<string | null> | string | null;

/** One token for all calls. */
export type TokenSource = {
  /** The token in use; asked for once, however many calls wait for it. */
  current: () => Promise<string | null>;
  /** Another one, after `refused` was; a call that comes late gets what an earlier one renewed. */
  renew: (refused: string | null) => Promise<string | null>;
};

/** Asks for a token when it is first needed, and again when it was refused: never twice at a time. */
export function tokenSource(getToken: GetToken = () => null): TokenSource {
  let pending: Promise<string | null> | undefined;
  const ask = (renew: boolean) => {
    const asked: Promise<string | null> = Promise.resolve({ renew })
      .then(getToken)
      .catch((error: unknown) => {
        // The next call asks again, instead of failing for ever with this answer.
        if (pending === asked) pending = undefined;
        throw error;
      });
    pending = asked;
    return asked;
  };
  const current = () => pending ?? ask(false);
  return {
    current,
    renew: async (refused) => {
      const before = pending;
      const token = await current();
      if (token !== refused) return token;
      return pending === before ? ask(true) : current();
    },
  };
}
