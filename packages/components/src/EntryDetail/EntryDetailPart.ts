/** The parts of an `EntryDetail`, for `classNames`; each has `data-slot="entry-detail-<part>"`. */
export type EntryDetailPart = 'header' | 'title' | 'amount' | 'facts' | 'receipt' | 'actions' | 'notice';

export type EntryDetailClassNames = { [Part in EntryDetailPart]?: string | undefined };
