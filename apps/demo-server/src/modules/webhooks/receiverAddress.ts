import { BlockList, isIP } from 'node:net';
import type { WalletContext } from '../shared/index.ts';

/** Ports of public webhook receivers. Another port may be an internal service behind a public name. */
const publicPorts = ['', '443', '8443'];

/** Whether a webhook may go to a private address: if the operator allows it, and for the demo's own receiver. */
export function allowsPrivateWebhooks(context: WalletContext, url: string): boolean {
  return context.privateWebhooks || url === context.demoReceiver?.();
}

/**
 * Returns why a webhook may not be sent to this URL, as the end of a sentence, or null when it may. A delivery checks
 * the addresses of a host name when it connects.
 */
export function privateWebhookProblem(url: URL): string | null {
  if (url.protocol !== 'https:') return 'must use https';
  if (!publicPorts.includes(url.port)) return 'must use port 443 or 8443';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (/(^|\.)localhost$/.test(host) || (isIP(host) !== 0 && isPrivateAddress(host))) return 'is private';
  return null;
}

/**
 * Whether an IP address, such as `10.0.0.1` or `fd00::1`, does not belong to a host on the public internet. Text that
 * is no IP address counts as private.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return specialIpv4.check(address, 'ipv4');
    case 6:
      return !publicIpv6.check(address, 'ipv6') || specialIpv6.check(address, 'ipv6');
    default:
      return true;
  }
}

const specialIpv4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);

/** The only part of IPv6 that is routed on the public internet. */
const publicIpv6 = blockList('ipv6', [['2000::', 3]]);

/** Parts of it that are reserved or that carry an IPv4 address. */
const specialIpv6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

function blockList(family: 'ipv4' | 'ipv6', ranges: readonly [address: string, prefix: number][]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of ranges) list.addSubnet(address, prefix, family);
  return list;
}
