import { keepPreviousData } from '@tanstack/react-query';
import { cursorPagination } from './cursorPagination.ts';

/**
 * How the API's pages follow each other where a filter stands above them: what was shown stays until what fits
 * the new filter is there. Not for what belongs to one wallet, unless it is made anew for each wallet.
 */
export const filteredPagesOf = { ...cursorPagination, placeholderData: keepPreviousData } as const;
