import type { WalletScope } from '@coffer/adapter';

/** What the page around the wallet asks of it. */
export type WalletHost = {
  /** Of the session's scopes, those that the host lets this part of the page use; undefined for all. */
  permissions: readonly WalletScope[] | undefined;
  /**
   * Where overlays of the host's own widgets are to be put; null for the end of `document.body`. The kit's dialogs
   * are the browser's own, which stand above everything from where they are.
   */
  portalContainer: HTMLElement | null;
  /**
   * Of the page's Content-Security-Policy, for widgets of the host's and forms of a processor's that add a script
   * or style. The kit adds none.
   */
  nonce: string | undefined;
  /** Texts in place of the widgets' own, by key; those with a plural by its categories. */
  messages: Readonly<Record<string, string | Readonly<Record<string, string>>>> | undefined;
};
