/** The parts of a `LowBalanceBanner`, for `classNames`; each has `data-slot="low-balance-banner-<part>"`. */
export type LowBalanceBannerPart = 'title' | 'text' | 'action' | 'dismiss';

export type LowBalanceBannerClassNames = { [Part in LowBalanceBannerPart]?: string | undefined };
