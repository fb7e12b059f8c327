'use client';
import type { Entry } from '@coffer/adapter';
import { useFormatDate, useWalletLocale } from '@coffer/hooks';
import { memo, type Ref } from 'react';
import { Money } from '../Money/Money.tsx';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';
import { describeEntry } from './describeEntry.ts';
import type { LedgerTableClassNames } from './LedgerTablePart.ts';
import { tableRoles } from './tableRoles.ts';

type LedgerTableRowProps = {
  entry: Entry;
  /** Its place, where not all rows are drawn. */
  index?: number | undefined;
  /** Takes its size, where not all rows are drawn. */
  measure?: Ref<HTMLTableRowElement> | undefined;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableClassNames;
};

/** One movement. An entry never changes, so its row renders once. */
export const LedgerTableRow = memo(function LedgerTableRow(props: LedgerTableRowProps) {
  const { entry, index, measure, onOpen, classNames } = props;
  const say = useSay(ledgerEnglish);
  const { dateTime } = useFormatDate();
  const day = useDay();
  const { title, notes } = describeEntry(entry, say);
  return (
    <tr
      {...tableRoles.row}
      {...slot('ledger-table-row', classNames.row)}
      ref={measure}
      aria-rowindex={index === undefined ? undefined : index + 2}
      data-index={index}
      data-state={entry.amount.amount < 0 ? 'out' : 'in'}
      data-type={entry.type}
      data-source={entry.source}
      onClick={({ currentTarget }) => {
        // Who marks figures to copy them wants no drawer over them.
        if (document.getSelection()?.isCollapsed === false) return;
        // Opened from the button, so that closing gives the focus back to it.
        currentTarget.querySelector('button')?.focus();
        onOpen(entry);
      }}
    >
      <td {...tableRoles.cell} {...slot('ledger-table-date', classNames.date)}>
        <time {...slot('ledger-table-time')} dateTime={entry.createdAt} title={dateTime(entry.createdAt)}>
          {day(entry.createdAt)}
        </time>
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-description', classNames.description)}>
        <button {...slot('ledger-table-open')} type="button" aria-haspopup="dialog">
          <bdi {...slot('ledger-table-reason', 'coffer-clamp')}>{title}</bdi>
        </button>
        <span {...slot('ledger-table-source', 'coffer-clamp')}>{notes.join(' · ')}</span>
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-amount', classNames.amount)} data-align="end">
        <Money value={entry.amount} variant="movement" />
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-balance', classNames.balance)} data-align="end">
        <Money value={entry.balanceAfter} />
      </td>
    </tr>
  );
});

/** `Nov 21`, with the year where it is not this one. */
function useDay(): (instant: string) => string {
  const { format } = useFormatDate();
  const { now } = useWalletLocale();
  const yearOf = (instant: string | Date) => format(instant, { year: 'numeric' });
  return (instant) => {
    const isThisYear = yearOf(instant) === yearOf(now());
    return format(instant, { month: 'short', day: '2-digit', ...(isThisYear ? {} : { year: 'numeric' }) });
  };
}
