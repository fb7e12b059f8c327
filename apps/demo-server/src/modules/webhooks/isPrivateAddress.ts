import { BlockList, isIP } from 'node:net';

/** What is not on the public internet, or stands for something that may not be. */
const blocked = new BlockList();
const ranges: [address: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];
for (const range of ranges) blocked.addSubnet(...range);

/** The one part of IPv6 that is routed publicly, and what within it carries an IPv4 address or is reserved. */
const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');
const reservedSix = new BlockList();
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  reservedSix.addSubnet(address, prefix, 'ipv6');
}

/** Whether an IP address, as `4.3.2.1` or `2a00::1`, is none of a host on the public internet. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return blocked.check(address, 'ipv4');
    case 6:
      return !publicSix.check(address, 'ipv6') || reservedSix.check(address, 'ipv6');
    default:
      return true;
  }
}
