import { amountMax, entrySources, entryTypes } from '@coffer/adapter';
import { changeLedgerFilter } from './changeLedgerFilter.ts';
import type { LedgerFilter } from './LedgerFilter.ts';

const daysMax = 3_660;
const textLengthMax = 100;

/**
 * The filter that a URL's search holds, as `ledgerFilterToSearch` wrote it. Other parameters, and what
 * somebody has spoilt by hand, are left out.
 */
export function ledgerFilterFromSearch(search: string | URLSearchParams): LedgerFilter {
  const parameters = new URLSearchParams(search);
  const known = <Name extends string>(name: string, names: readonly Name[]) => {
    const found = names.filter((each) => parameters.getAll(name).includes(each));
    return found.length > 0 ? found : undefined;
  };
  const whole = (name: string, max: number) => {
    const text = parameters.get(name) ?? '';
    return /^\d{1,16}$/.test(text) && Number(text) <= max ? Number(text) : undefined;
  };
  const time = (name: string) => {
    const text = parameters.get(name) ?? '';
    return /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) && Number.isFinite(Date.parse(text))
      ? text
      : undefined;
  };
  return changeLedgerFilter(
    {},
    {
      direction: known('direction', ['in', 'out'])?.[0],
      type: known('type', entryTypes),
      source: known('source', entrySources),
      days: whole('days', daysMax) || undefined,
      from: time('from'),
      to: time('to'),
      amountMin: whole('amountMin', amountMax),
      amountMax: whole('amountMax', amountMax),
      text: parameters.get('text')?.slice(0, textLengthMax),
    },
  );
}
