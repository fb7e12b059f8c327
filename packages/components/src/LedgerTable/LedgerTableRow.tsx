'use client';
import type { Entry } from '@coffer/adapter';
import { memo } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { Money } from '../Money/Money.tsx';
import { describeEntry } from './describeEntry.ts';
import { tableRoles } from './tableRoles.ts';
import type { LedgerTexts } from './useLedgerTexts.ts';

export type LedgerTableRowClassNames = ClassNames<'row' | 'date' | 'description' | 'amount' | 'balance'>;

type LedgerTableRowProps = {
  entry: Entry;
  texts: LedgerTexts;
  /** Index of the row, if only the rows in sight are drawn. */
  index?: number | undefined;
  /** Distance to the top of the table body in pixels, if only the rows in sight are drawn. */
  offset?: number | undefined;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableRowClassNames;
};

/** Row of one entry. An entry never changes, so its row renders once. */
export const LedgerTableRow = memo(function LedgerTableRow(props: LedgerTableRowProps) {
  const { entry, texts, index, offset, onOpen, classNames } = props;
  const { title, notes } = describeEntry(entry, texts.t);
  return (
    <tr
      {...tableRoles.row}
      {...slot('ledger-table-row', 'coffer-ledger-table-row', classNames.row)}
      style={offset === undefined ? undefined : { transform: `translateY(${offset}px)` }}
      aria-rowindex={index === undefined ? undefined : index + 2}
      data-index={index}
      data-state={entry.amount.amount < 0 ? 'out' : 'in'}
      data-type={entry.type}
      data-source={entry.source}
      onClick={({ currentTarget }) => {
        // Selecting text to copy it must not open the drawer.
        if (document.getSelection()?.isCollapsed === false) return;
        // The drawer returns the focus to the button when it closes.
        currentTarget.querySelector('button')?.focus();
        onOpen(entry);
      }}
    >
      <td {...tableRoles.cell} {...slot('ledger-table-date', classNames.date)}>
        <time
          {...slot('ledger-table-time')}
          dateTime={entry.createdAt}
          title={texts.dateTime(entry.createdAt)}
        >
          {texts.day(entry.createdAt)}
        </time>
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-description', classNames.description)}>
        <button
          {...slot('ledger-table-open', 'coffer-ledger-table-open')}
          type="button"
          aria-haspopup="dialog"
        >
          <bdi {...slot('ledger-table-reason', 'coffer-clamp')}>{title}</bdi>
        </button>
        <span {...slot('ledger-table-source', 'coffer-label', 'coffer-clamp')}>{notes.join(' · ')}</span>
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-amount', classNames.amount)}>
        <Money value={entry.amount} variant="movement" />
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-balance', classNames.balance)}>
        <Money value={entry.balanceAfter} />
      </td>
    </tr>
  );
}, isSame);

/** Ignores `entry`: the key of the row is the entry's id, and an entry that is loaded again has the same content. */
function isSame(before: LedgerTableRowProps, after: LedgerTableRowProps): boolean {
  const names = Object.keys(after) as (keyof LedgerTableRowProps)[];
  return names.every((name) => name === 'entry' || before[name] === after[name]);
}
