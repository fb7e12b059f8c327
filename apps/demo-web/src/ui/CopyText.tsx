import { useState } from 'react';
import './CopyText.css';

export type CopyTextProps = { label: string; value: string };

/** A value to take elsewhere: it can be selected, and copied by its button. */
export function CopyText({ label, value }: CopyTextProps) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid('Copied'),
      () => setSaid('Select it and copy by hand'),
    );
  return (
    <div className="copy-text">
      <input readOnly aria-label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button" onClick={copy}>
        Copy
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
