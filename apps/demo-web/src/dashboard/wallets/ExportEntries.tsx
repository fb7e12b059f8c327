import type { Entry } from '@coffer/adapter';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { EntryQuery } from './entryFilter.ts';

export type ExportEntriesProps = { walletId: string; query: EntryQuery };

/** Exports all entries that match the filter as a CSV file. */
export function ExportEntries({ walletId, query: filter }: ExportEntriesProps) {
  const api = useMerchantApi();
  const client = useQueryClient();
  const [status, setStatus] = useState('');
  async function* entries(): AsyncGenerator<Entry> {
    let cursor: string | null = null;
    do {
      const query = { ...filter, limit: 100, ...(cursor !== null && { cursor }) };
      const page: { items: Entry[]; nextCursor: string | null } = await client.fetchQuery({
        ...api.queryOptions('get', '/v1/wallets/{walletId}/entries', {
          params: { path: { walletId }, query },
        }),
        staleTime: 0,
      });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  const save = async () => {
    setStatus('Preparing…');
    try {
      const { entriesCsv } = await import('@coffer/adapter/server');
      const lines: string[] = [];
      for await (const line of entriesCsv(entries())) lines.push(line);
      download(new Blob(lines, { type: 'text/csv' }), `entries-${walletId}.csv`);
      const count = lines.length - 1;
      setStatus(count === 1 ? '1 entry exported' : `${count} entries exported`);
    } catch (error) {
      setStatus(errorMessage(error));
    }
  };
  return (
    <>
      <span className="quiet" role="status">
        {status}
      </span>
      <button type="button" className="button" onClick={save}>
        Export CSV
      </button>
    </>
  );
}

function download(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  URL.revokeObjectURL(href);
}
