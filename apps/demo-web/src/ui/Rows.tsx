import { type ReactNode, useState } from 'react';
import './Rows.css';

export type RowsProps = {
  /** The form's values of this name are the ids of the rows that are there. */
  name: string;
  /** What one row is called. */
  label: string;
  /** How many there are at first. */
  count: number;
  /** @default 0 */
  min?: number | undefined;
  /** The fields of a row; their names end in its id. The rows that were there at first have 0, 1, 2 …. */
  children: (id: number) => ReactNode;
};

/** Rows of fields that can be added and removed. */
export function Rows({ name, label, count, min = 0, children }: RowsProps) {
  const [ids, setIds] = useState(() => Array.from({ length: count }, (_, index) => index));
  const [next, setNext] = useState(count);
  const add = () => {
    setIds([...ids, next]);
    setNext(next + 1);
  };
  return (
    <div className="rows">
      {ids.map((id, index) => (
        <fieldset key={id} className="line-fields">
          <legend>
            {label} {index + 1}
          </legend>
          <input type="hidden" name={name} value={id} />
          {children(id)}
          {ids.length > min && (
            <button
              type="button"
              className="button"
              data-variant="quiet"
              onClick={() => setIds(ids.filter((one) => one !== id))}
            >
              Remove {label.toLowerCase()} {index + 1}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="button" onClick={add}>
        Add {label.toLowerCase()}
      </button>
    </div>
  );
}
