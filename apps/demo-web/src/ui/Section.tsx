import { type ReactNode, useId } from 'react';
import './Section.css';

export type SectionProps = {
  title: string;
  /** Shown beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A titled section of a page, in a frame. */
export function Section({ title, note, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header className="section-header">
        <h2 id={id}>{title}</h2>
        {note}
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
