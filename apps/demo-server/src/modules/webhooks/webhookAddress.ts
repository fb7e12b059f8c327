import { isIP } from 'node:net';
import { isPrivateAddress } from './isPrivateAddress.ts';

/** The ports of public webhook receivers. Another port may be an internal service behind a public name. */
const publicPorts = ['', '443', '8443'];

/**
 * Why a webhook may not be sent to this URL, as the end of a sentence, or null. The addresses of a name are
 * checked when they are connected to.
 */
export function privateWebhookProblem(url: URL): string | null {
  if (url.protocol !== 'https:') return 'must use https';
  if (!publicPorts.includes(url.port)) return 'must use port 443 or 8443';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (/(^|\.)localhost$/.test(host) || (isIP(host) !== 0 && isPrivateAddress(host))) return 'is private';
  return null;
}
