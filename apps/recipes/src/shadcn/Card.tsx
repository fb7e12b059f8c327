import type { ComponentProps } from 'react';

/** A card of the app's own, as it stands beside the kit's. */
export function Card({ className = '', ...props }: ComponentProps<'section'>) {
  return (
    <section
      data-slot="card"
      className={`rounded-xl border border-border bg-card p-5 text-card-foreground ${className}`}
      {...props}
    />
  );
}
