import { WalletError } from '@coffer/adapter';

/** A place in the events of several wallets: the number of the last one seen of each. */
export type EventPlace = ReadonlyMap<string, number>;

/** A place as an opaque id. It names each wallet, so that one stream follows several without a gap. */
export function formatEventPlace(place: EventPlace): string {
  const text = [...place]
    .map(([walletId, sequence]) => `${walletId.replace(/^wal_/, '')}.${sequence}`)
    .join('~');
  return Buffer.from(text).toString('base64url') || '-';
}

/** @throws WalletError `invalid_request` for an id that no stream gave. */
export function parseEventPlace(id: string, field: string): Map<string, number> {
  if (id === '-') return new Map();
  const parts = Buffer.from(id, 'base64url').toString('latin1').split('~');
  return new Map(
    parts.map((part) => {
      const match = /^([0-9a-z]{1,60})\.(\d{1,15})$/.exec(part);
      if (!match) {
        const fields = [{ field, message: 'is no id of an event' }];
        throw new WalletError('invalid_request', 'No event has this id. Pass one that the stream gave.', {
          fields,
        });
      }
      return [`wal_${match[1]}`, Number(match[2])];
    }),
  );
}
