import { useState } from 'react';
import './CopyText.css';

export type CopyTextProps = { label: string; value: string };

/** A read-only value with a button that copies it. */
export function CopyText({ label, value }: CopyTextProps) {
  const [status, setStatus] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setStatus('Copied'),
      () => setStatus('Couldn’t copy. Select the text and copy it.'),
    );
  return (
    <div className="copy-text">
      <input readOnly aria-label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button" onClick={copy}>
        Copy
      </button>
      <span role="status">{status}</span>
    </div>
  );
}
