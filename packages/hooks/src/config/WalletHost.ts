import type { WalletScope } from '@coffer/adapter';

/** What the page around the wallet asks of it. */
export type WalletHost = {
  /** Of the session's scopes, those that the host lets this part of the page use; undefined for all. */
  permissions: readonly WalletScope[] | undefined;
  /** Where dialogs and other overlays are put; null for the end of `document.body`. */
  portalContainer: HTMLElement | null;
  /** Of the page's Content-Security-Policy, for what has to add a script or style of its own. */
  nonce: string | undefined;
  /** Texts in place of the widgets' own, by key; those with a plural by its categories. */
  messages: Readonly<Record<string, string | Readonly<Record<string, string>>>> | undefined;
};
