import { WalletError } from '@coffer/adapter';

/** Position in the events of several wallets: the number of the last event seen, by wallet. */
export type EventCursor = ReadonlyMap<string, number>;

/** Encodes a cursor as an opaque id. It contains each wallet, so one stream follows several wallets without a gap. */
export function encodeEventCursor(cursor: EventCursor): string {
  const text = [...cursor]
    .map(([walletId, sequence]) => `${walletId.replace(/^wal_/, '')}.${sequence}`)
    .join('~');
  return Buffer.from(text).toString('base64url') || '-';
}

/**
 * Decodes a cursor.
 *
 * @throws WalletError `invalid_request` for an id that no stream returned
 */
export function decodeEventCursor(id: string, field: string): Map<string, number> {
  if (id === '-') return new Map();
  const parts = Buffer.from(id, 'base64url').toString('latin1').split('~');
  return new Map(
    parts.map((part) => {
      const match = /^([0-9a-z]{1,60})\.(\d{1,15})$/.exec(part);
      if (!match) {
        const fields = [{ field, message: 'is no id of an event' }];
        throw new WalletError(
          'invalid_request',
          'No event has this id. Send the id of an event of the stream.',
          {
            fields,
          },
        );
      }
      return [`wal_${match[1]}`, Number(match[2])];
    }),
  );
}
