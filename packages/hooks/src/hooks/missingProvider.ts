/** The error of a hook that is called where it has nothing to work on. */
export function missingProvider(): Error {
  return new Error(
    'A wallet hook was called outside of <WalletProvider>. Wrap the page in <WalletProvider config={createWalletConfig({ adapter })}>.',
  );
}
