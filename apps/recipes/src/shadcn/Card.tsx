import type { ComponentProps } from 'react';

/** The app's own card, shown beside the kit's. */
export function Card({ className = '', ...props }: ComponentProps<'section'>) {
  return (
    <section
      data-slot="card"
      className={`rounded-xl border border-border bg-card p-5 text-card-foreground ${className}`}
      {...props}
    />
  );
}
