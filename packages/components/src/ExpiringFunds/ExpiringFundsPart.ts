/** The parts of an `ExpiringFunds`, for `classNames`; each has `data-slot="expiring-funds-<part>"`. */
export type ExpiringFundsPart = 'title' | 'warning' | 'list' | 'item' | 'notice' | 'footer';

export type ExpiringFundsClassNames = { [Part in ExpiringFundsPart]?: string | undefined };
