import type { InvoiceRow } from './repository.ts';

const dayMs = 86_400_000;

/** Instants at which something happens to an open invoice without a request. */
export type CollectionSchedule = {
  collect_at: Date;
  charge_notice_at: Date | null;
  overdue_check_at: Date;
};

/**
 * Schedules an invoice that is opened now: its first collection on the due date, or now; the notice of that charge,
 * unless it follows at once; and the end of the due day (UTC), from which the unpaid invoice is overdue.
 *
 * @param noticeDays days before the charge at which the customer is notified. 0 sends no notice.
 */
export function scheduleCollection({
  dueAt,
  now,
  noticeDays,
}: {
  dueAt: Date | null;
  now: Date;
  noticeDays: number;
}): CollectionSchedule {
  const isLater = dueAt !== null && dueAt > now;
  const collectAt = isLater ? dueAt : now;
  const noticeAt = new Date(Math.max(now.getTime(), collectAt.getTime() - noticeDays * dayMs));
  return {
    collect_at: collectAt,
    charge_notice_at: isLater && noticeDays > 0 ? noticeAt : null,
    overdue_check_at: startOfNextDay(collectAt),
  };
}

/**
 * Returns the next retry of an opened invoice, or null after the last one. The days count from the due date or from
 * the opening, whichever is later.
 *
 * @param retryDays days after the due date, ascending
 */
export function nextRetryAt(
  { due_at: dueAt, opened_at: openedAt }: Pick<InvoiceRow, 'due_at' | 'opened_at'>,
  { retryDays, now }: { retryDays: readonly number[]; now: Date },
): Date | null {
  const start = Math.max(dueAt?.getTime() ?? 0, openedAt?.getTime() ?? 0);
  const retries = retryDays.map((days) => new Date(start + days * dayMs));
  return retries.find((retry) => retry > now) ?? null;
}

function startOfNextDay(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));
}
