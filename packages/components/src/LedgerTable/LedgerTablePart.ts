/** The parts of a `LedgerTable`, for `classNames`; each has `data-slot="ledger-table-<part>"`. */
export type LedgerTablePart =
  | 'header'
  | 'title'
  | 'export'
  | 'toolbar'
  | 'filter'
  | 'period'
  | 'more'
  | 'panel'
  | 'table'
  | 'row'
  | 'date'
  | 'description'
  | 'amount'
  | 'balance'
  | 'notice'
  | 'footer';

export type LedgerTableClassNames = { [Part in LedgerTablePart]?: string | undefined };
