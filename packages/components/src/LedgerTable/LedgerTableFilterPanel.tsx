'use client';
import { type EntrySource, type EntryType, entrySources, entryTypes, type Money } from '@coffer/adapter';
import { useWalletId, useWallets } from '@coffer/hooks';
import { type ReactNode, useId } from 'react';
import { Button } from '../internal/Button.tsx';
import { slot } from '../internal/slot.ts';
import { filterTexts, ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import type { LedgerFilter, LedgerFilterChange } from './ledgerFilter.ts';
import { useDebouncedCallback } from './useDebouncedCallback.ts';

type LedgerTableFilterPanelProps = {
  id: string;
  walletId: string | undefined;
  filter: LedgerFilter;
  onFilterChange: (change: LedgerFilterChange) => void;
  onClear: () => void;
  className: string | undefined;
};

/** Panel with all fields of the filter. Each field takes effect when it changes. */
export function LedgerTableFilterPanel(props: LedgerTableFilterPanelProps) {
  const { id, filter, onFilterChange, onClear, className } = props;
  const t = useTranslate(filterTexts);
  const tLedger = useTranslate(ledgerTexts);
  const currency = useCurrency(props.walletId);
  const changeLater = useDebouncedCallback(onFilterChange);
  const day = (text: string | undefined) => text?.slice(0, 10) ?? '';
  const dates = (change: LedgerFilterChange) => onFilterChange({ days: undefined, ...change });
  return (
    <fieldset
      {...slot('ledger-table-panel', 'coffer-ledger-table-panel', 'coffer-inset', className)}
      id={id}
      aria-label={t('filter.title')}
    >
      <PanelField label={t('filter.text')} isWide>
        {(id) => (
          <input
            id={id}
            {...slot('ledger-table-panel-control', 'coffer-select', 'coffer-field')}
            type="search"
            maxLength={100}
            defaultValue={filter.text}
            onChange={({ target }) => changeLater({ text: target.value.trim() || undefined })}
          />
        )}
      </PanelField>
      <PanelChoice
        label={t('filter.type')}
        any={t('filter.anyType')}
        options={entryTypes.map((type) => [type, tLedger(`ledger.type.${type}`)])}
        value={filter.type}
        onChange={(type: EntryType | undefined) =>
          onFilterChange({ type: type && [type], direction: undefined })
        }
      />
      <PanelChoice
        label={t('filter.source')}
        any={t('filter.anySource')}
        options={entrySources.map((source) => [source, tLedger(`ledger.source.${source}`)])}
        value={filter.source}
        onChange={(source: EntrySource | undefined) => onFilterChange({ source: source && [source] })}
      />
      <PanelField label={t('filter.from')}>
        {(id) => (
          <input
            id={id}
            {...slot('ledger-table-panel-control', 'coffer-select', 'coffer-field')}
            type="date"
            value={day(filter.from)}
            max={day(filter.to) || undefined}
            onChange={({ target }) => dates({ from: target.value || undefined })}
          />
        )}
      </PanelField>
      <PanelField label={t('filter.to')}>
        {(id) => (
          <input
            id={id}
            {...slot('ledger-table-panel-control', 'coffer-select', 'coffer-field')}
            type="date"
            value={day(filter.to)}
            min={day(filter.from) || undefined}
            onChange={({ target }) => dates({ to: target.value || undefined })}
          />
        )}
      </PanelField>
      {currency && (
        <>
          <MoneyInput
            currency={currency}
            label={t('filter.amountMin')}
            defaultValue={toMoney(filter.amountMin, currency)}
            onValueChange={(value) => changeLater({ amountMin: value?.amount })}
          />
          <MoneyInput
            currency={currency}
            label={t('filter.amountMax')}
            defaultValue={toMoney(filter.amountMax, currency)}
            onValueChange={(value) => changeLater({ amountMax: value?.amount })}
          />
        </>
      )}
      <Button slotName="ledger-table-panel-clear" data-wide="" variant="quiet" onClick={onClear}>
        {t('filter.clear')}
      </Button>
    </fieldset>
  );
}

type PanelFieldProps = { label: string; isWide?: boolean; children: (id: string) => ReactNode };

function PanelField({ label, isWide, children }: PanelFieldProps) {
  const id = useId();
  return (
    <div {...slot('ledger-table-panel-field', 'coffer-fields')} data-wide={isWide ? '' : undefined}>
      <label {...slot('ledger-table-panel-label', 'coffer-label')} htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

type PanelChoiceProps<Value extends string> = {
  label: string;
  any: string;
  options: readonly (readonly [Value, string])[];
  value: readonly Value[] | undefined;
  onChange: (value: Value | undefined) => void;
};

function PanelChoice<Value extends string>(props: PanelChoiceProps<Value>) {
  const { label, any, options, value, onChange } = props;
  const several = value && value.length > 1;
  const names = options.filter(([each]) => value?.includes(each)).map(([, name]) => name);
  return (
    <PanelField label={label}>
      {(id) => (
        <select
          id={id}
          {...slot('ledger-table-panel-control', 'coffer-select', 'coffer-field')}
          value={several ? 'several' : (value?.[0] ?? '')}
          onChange={({ target }) => onChange(options.find(([each]) => each === target.value)?.[0])}
        >
          <option value="">{any}</option>
          {/* Several values come only from a host or a URL. */}
          {several && <option value="several">{names.join(', ')}</option>}
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </PanelField>
  );
}

function toMoney(amount: number | undefined, currency: string): Money | null {
  return amount === undefined ? null : { amount, currency };
}

function useCurrency(walletId: string | undefined): string | undefined {
  const id = useWalletId(walletId);
  return useWallets().data?.find((wallet) => wallet.id === id)?.currency;
}
