import { BlockList, isIP } from 'node:net';
import { createMiddleware } from 'hono/factory';
import type { AppEnvironment } from './AppEnvironment.ts';

/**
 * Parses a list of addresses and networks such as `10.0.0.0/8`, `127.0.0.1` or `fd00::/8`.
 *
 * @throws TypeError if an entry is neither
 */
export function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const version = isIP(address);
    const bits = prefix === undefined ? (version === 6 ? 128 : 32) : Number(prefix);
    if (version === 0 || rest.length > 0 || prefix === '' || !Number.isInteger(bits)) {
      throw new TypeError(`${entry} is not an IP address or a network such as 10.0.0.0/8.`);
    }
    if (bits < 0 || bits > (version === 6 ? 128 : 32)) {
      throw new TypeError(`${entry} has a prefix that is too long.`);
    }
    list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Finds the client's IP address: the socket's, or the one that a trusted proxy forwards. */
export function clientAddress(trustedProxies: BlockList) {
  return createMiddleware<AppEnvironment>(async (c, next) => {
    const socket = plainAddress(c.env?.incoming?.socket?.remoteAddress ?? '');
    c.set('address', forwardedAddress(socket, c.req.header('x-forwarded-for'), trustedProxies));
    await next();
  });
}

/**
 * Returns the client's address from `X-Forwarded-For`. Each proxy appends the address that called it, so the first
 * address from the right that is not a trusted proxy is the client. The client itself may have sent anything further
 * left.
 */
function forwardedAddress(socket: string, header: string | undefined, trusted: BlockList): string {
  let address = socket;
  for (const entry of (header ?? '').split(',').reverse()) {
    if (!isTrusted(address, trusted)) break;
    const named = plainAddress(entry.trim());
    if (isIP(named) === 0) break;
    address = named;
  }
  return address === '' ? 'unknown' : address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Removes the port, brackets and zone of an address, and converts an IPv4-mapped IPv6 address to IPv4. */
function plainAddress(text: string): string {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** Returns the key by which requests of an address are counted. An IPv6 client owns a whole /64 network. */
export function countedAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = tail.split(':').filter((group) => group !== '');
  const zeros = address.includes('::')
    ? Array.from({ length: 8 - left.length - right.length }, () => '0')
    : [];
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
