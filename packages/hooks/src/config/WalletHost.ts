import type { WalletScope } from '@coffer/adapter';

/** Settings that the page around the wallet passes to widgets through `WalletProvider`. */
export type WalletHost = {
  /** Scopes that this part of the page may use. They narrow the session's scopes; undefined does not narrow them. */
  permissions: readonly WalletScope[] | undefined;
  /**
   * Element at whose end the kit's dialogs are, unless they are opened inside a dialog of the host. The host's own widgets
   * may use it too. Null means `document.body`.
   */
  portalContainer: HTMLElement | null;
  /**
   * Nonce of the page's Content-Security-Policy, for scripts and styles that the host's own widgets or a processor's
   * form add. The kit adds none.
   */
  nonce: string | undefined;
  /** Texts that replace the widgets' own, by message key. A text with a plural is an object by plural category. */
  messages: Readonly<Record<string, string | Readonly<Record<string, string>>>> | undefined;
};
