/** The parts of a `BalanceCard`, for `classNames`; each has `data-slot="balance-card-<part>"`. */
export type BalanceCardPart =
  | 'header'
  | 'label'
  | 'chips'
  | 'switch'
  | 'amount'
  | 'forecast'
  | 'bar'
  | 'rows'
  | 'row'
  | 'notice'
  | 'actions';

export type BalanceCardClassNames = { [Part in BalanceCardPart]?: string | undefined };
