import type { WalletContext } from '../shared/index.ts';

/**
 * Returns the URLs of a document: its page and its PDF. Anyone who has a URL can read the document, like a payment link,
 * so that an email or a new tab opens it without a sign-in. The token has 256 random bits.
 */
export function documentUrl(
  { publicUrl }: WalletContext,
  { id, url_token: token }: { id: string; url_token: string },
): { page: string; pdf: string } {
  const page = `${publicUrl()}/documents/${id}/${token}`;
  return { page, pdf: `${page}/pdf` };
}
