import type { ReactNode } from 'react';
import { CopyText } from './CopyText.tsx';
import './inset.css';

export type SecretRevealProps = {
  title: string;
  /** Names the field that holds the secret. */
  label: string;
  value: string;
  /** Called when the person has stored the secret. */
  onDone: () => void;
  children?: ReactNode;
};

/** A secret or a URL that the server returns only once. */
export function SecretReveal({ title, label, value, onDone, children }: SecretRevealProps) {
  return (
    <section className="inset" role="status" aria-label={title}>
      <h2>{title}</h2>
      <p>Copy it now. It is shown only once.</p>
      <CopyText label={label} value={value} />
      {children}
      <button type="button" className="button" onClick={onDone}>
        Done
      </button>
    </section>
  );
}
