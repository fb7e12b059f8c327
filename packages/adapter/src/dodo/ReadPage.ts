import type { DodoLedgerEntry } from './DodoClient.ts';

/** The vendor's most. */
export const pageSize = 100;

/** One page of a wallet's entries, newest first, counted from 0: `pageSize` of them, or fewer at the end. */
export type ReadPage = (page: number) => Promise<readonly DodoLedgerEntry[]>;
