import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnvironment } from './AppEnvironment.ts';
import { addressList, clientAddress, countedAddress } from './clientAddress.ts';

async function addressOf(socket: string | undefined, forwarded: string | null, trusted: string[] = []) {
  const app = new Hono<AppEnvironment>();
  app.use(clientAddress(addressList(trusted)));
  app.get('/', (c) => c.text(c.get('address')));
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  const env = { incoming: { socket: { remoteAddress: socket } } };
  return (await app.request('/', { headers }, env)).text();
}

test.each([
  ['the address of the socket without a proxy', '203.0.113.9', null, [], '203.0.113.9'],
  [
    'the address of the socket if an untrusted client sends X-Forwarded-For',
    '203.0.113.9',
    '10.1.1.1',
    ['10.0.0.0/8'],
    '203.0.113.9',
  ],
  ['an IPv4-mapped IPv6 address as IPv4', '::ffff:203.0.113.9', null, [], '203.0.113.9'],
  ['the address that a trusted proxy forwards', '10.1.2.3', '198.51.100.7', ['10.0.0.0/8'], '198.51.100.7'],
  [
    'the last address that is not a trusted proxy',
    '10.1.2.3',
    '1.1.1.1, 198.51.100.7, 10.9.9.9',
    ['10.0.0.0/8'],
    '198.51.100.7',
  ],
  ['a forwarded address with a port', '10.1.2.3', '198.51.100.7:4711', ['10.1.2.3'], '198.51.100.7'],
  ['a forwarded IPv6 address in brackets', 'fd00::1', '[2001:db8::7]:443', ['fd00::/8'], '2001:db8::7'],
  ['the address of the proxy if it forwards none', '10.1.2.3', null, ['10.0.0.0/8'], '10.1.2.3'],
  [
    'the address of the proxy if it forwards an invalid one',
    '10.1.2.3',
    'unknown',
    ['10.0.0.0/8'],
    '10.1.2.3',
  ],
  ['no address without a socket', undefined, '1.1.1.1', ['10.0.0.0/8'], 'unknown'],
])('reads %s', async (_, socket, forwarded, trusted, expected) => {
  expect(await addressOf(socket, forwarded, trusted)).toBe(expected);
});

test('counts an IPv6 client by its /64 network', () => {
  expect(countedAddress('2001:db8:0:1::7')).toBe('2001:db8:0:1::/64');
  expect(countedAddress('2001:DB8:0000:0001:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:1::/64');
  expect(countedAddress('::1')).toBe('0:0:0:0::/64');
  expect(countedAddress('203.0.113.9')).toBe('203.0.113.9');
});

test.each(['10.0.0', '10.0.0.0/33', '10.0.0.0/', 'localhost', '10.0.0.0/8/8', ''])(
  'rejects %j as a network',
  (entry) => {
    expect(() => addressList([entry])).toThrow(TypeError);
  },
);
