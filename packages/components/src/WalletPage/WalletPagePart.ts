/** The parts of a `WalletPage`, for `classNames`; each has `data-slot="wallet-page-<part>"`. */
export type WalletPagePart = 'banner' | 'start' | 'end' | 'section';

export type WalletPageClassNames = { [Part in WalletPagePart]?: string | undefined };
