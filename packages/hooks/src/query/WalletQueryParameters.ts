/** What is read of one wallet. */
export type WalletQueryParameters = {
  /** While undefined nothing is read. */
  walletId: string | undefined;
};
