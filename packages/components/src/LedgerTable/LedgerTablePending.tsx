'use client';
import type { Money as MoneyValue } from '@coffer/adapter';
import { useBalance, useFormatDate, useTopUp } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import type { LedgerTableRowClassNames } from './LedgerTableRow.tsx';
import { tableRoles } from './tableRoles.ts';

type LedgerTablePendingProps = {
  walletId: string | undefined;
  classNames: LedgerTableRowClassNames;
};

/**
 * Rows of movements that are no entries yet: the funds that open holds reserve, and the top-up that this browser waits for.
 * They have no balance and no receipt and are not exported. Each disappears when its entry arrives.
 */
export function LedgerTablePending({ walletId, classNames }: LedgerTablePendingProps) {
  const t = useTranslate(ledgerTexts);
  const { date } = useFormatDate();
  const { data: balance } = useBalance({ walletId });
  const { status, topUp } = useTopUp({ walletId });
  const charges = balance?.pendingCharges;
  const arriving = status === 'processing' ? topUp : undefined;
  return (
    <tbody {...tableRoles.rowGroup} {...slot('ledger-table-pending', 'coffer-pale')}>
      {arriving &&
        row(
          t('ledger.source.topUp'),
          arriving.expectedAt
            ? t('ledger.expected', { date: date(arriving.expectedAt) })
            : t('ledger.onItsWay'),
          arriving.amount,
        )}
      {charges &&
        charges.amount > 0 &&
        row(t('ledger.pendingCharges'), t('ledger.reserved'), { ...charges, amount: -charges.amount })}
    </tbody>
  );

  function row(title: string, note: string, amount: MoneyValue) {
    return (
      <tr
        {...tableRoles.row}
        {...slot('ledger-table-row', 'coffer-ledger-table-row', classNames.row)}
        data-state="pending"
      >
        <td {...tableRoles.cell} {...slot('ledger-table-date', classNames.date)}>
          {t('ledger.pending')}
        </td>
        <td {...tableRoles.cell} {...slot('ledger-table-description', classNames.description)}>
          {title}
          <span {...slot('ledger-table-source', 'coffer-label', 'coffer-clamp')}>{note}</span>
        </td>
        <td {...tableRoles.cell} {...slot('ledger-table-amount', classNames.amount)}>
          <Money value={amount} variant="movement" />
        </td>
        <td {...tableRoles.cell} {...slot('ledger-table-balance', classNames.balance)} />
      </tr>
    );
  }
}
