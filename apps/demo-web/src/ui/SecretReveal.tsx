import type { ReactNode } from 'react';
import { CopyText } from './CopyText.tsx';
import './inset.css';

export type SecretRevealProps = {
  title: string;
  label: string;
  value: string;
  onDone: () => void;
  children?: ReactNode;
};

/** A secret or an address that the server tells this once. */
export function SecretReveal({ title, label, value, onDone, children }: SecretRevealProps) {
  return (
    <section className="inset" role="status" aria-label={title}>
      <h2>{title}</h2>
      <p>Copy it now. It is not shown again.</p>
      <CopyText label={label} value={value} />
      {children}
      <button type="button" className="button" onClick={onDone}>
        I have it
      </button>
    </section>
  );
}
