'use client';
import { slot } from '../internal/slot.ts';

/** The form's shape while it is not known what can be offered: amounts, a field, methods, lines, the button. */
export function TopUpFormSkeleton() {
  return (
    <div {...slot('top-up-form-fields', 'coffer-top-up-form-fields', 'coffer-below')} data-state="loading">
      {['amounts', 'field', 'methods', 'lines', 'pay'].map((part) => (
        <span
          key={part}
          {...slot('top-up-form-skeleton-part', 'coffer-top-up-form-skeleton-part', 'coffer-skeleton')}
          data-part={part}
        />
      ))}
    </div>
  );
}
