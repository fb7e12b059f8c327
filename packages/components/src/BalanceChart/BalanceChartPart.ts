/** The parts of a `BalanceChart`, for `classNames`; each has `data-slot="balance-chart-<part>"`. */
export type BalanceChartPart = 'header' | 'title' | 'range' | 'plot' | 'spend' | 'table' | 'notice';

export type BalanceChartClassNames = { [Part in BalanceChartPart]?: string | undefined };
