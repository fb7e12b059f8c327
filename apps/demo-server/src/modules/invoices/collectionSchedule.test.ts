import { expect, test } from 'vitest';
import { nextRetryAt, scheduleCollection } from './collectionSchedule.ts';

const at = (text: string) => new Date(text);

test('schedules the first collection on the due date, the notice days before it, and overdue after that day', () => {
  const now = at('2026-03-01T10:00:00Z');
  expect(scheduleCollection({ dueAt: at('2026-03-15T12:00:00Z'), now, noticeDays: 3 })).toEqual({
    collect_at: at('2026-03-15T12:00:00Z'),
    charge_notice_at: at('2026-03-12T12:00:00Z'),
    overdue_check_at: at('2026-03-16T00:00:00Z'),
  });
  const soon = scheduleCollection({ dueAt: at('2026-03-02T12:00:00Z'), now, noticeDays: 3 });
  expect(soon.charge_notice_at).toEqual(now);
});

test('collects an invoice without a due date, or with a past one, at once and without a notice', () => {
  const now = at('2026-03-01T10:00:00Z');
  const expected = { collect_at: now, charge_notice_at: null, overdue_check_at: at('2026-03-02T00:00:00Z') };
  for (const dueAt of [null, at('2026-02-01T00:00:00Z')]) {
    expect(scheduleCollection({ dueAt, now, noticeDays: 3 })).toEqual(expected);
  }
});

test('retries on the days after the due date or the opening, whichever is later, and then stops', () => {
  const retryDays = [1, 3, 5, 7];
  const opened_at = at('2026-03-01T10:00:00Z');
  const next = (due_at: Date | null, now: string) =>
    nextRetryAt({ due_at, opened_at }, { retryDays, now: at(now) });
  const due = at('2026-03-15T12:00:00Z');
  expect(next(due, '2026-03-15T12:00:01Z')).toEqual(at('2026-03-16T12:00:00Z'));
  expect(next(due, '2026-03-16T12:00:00Z')).toEqual(at('2026-03-18T12:00:00Z'));
  expect(next(due, '2026-03-22T11:59:59Z')).toEqual(at('2026-03-22T12:00:00Z'));
  expect(next(due, '2026-03-22T12:00:00Z')).toBeNull();
  expect(next(null, '2026-03-01T10:00:05Z')).toEqual(at('2026-03-02T10:00:00Z'));
  expect(next(at('2026-01-01T00:00:00Z'), '2026-03-01T10:00:05Z')).toEqual(at('2026-03-02T10:00:00Z'));
});
