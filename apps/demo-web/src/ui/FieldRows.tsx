import { type ReactNode, useState } from 'react';
import './FieldRows.css';

export type FieldRowsProps = {
  /** The form has one value of this name for each row: the row's id. */
  name: string;
  /** Name of one row, such as "Line". */
  label: string;
  /** Number of rows at first. */
  count: number;
  /**
   * Minimum number of rows.
   * @default 0
   */
  min?: number | undefined;
  /** Renders the fields of a row. Their names end in the row's id; the first rows have the ids 0, 1, 2 and so on. */
  children: (id: number) => ReactNode;
};

/** Rows of fields, with buttons to add and remove a row. */
export function FieldRows({ name, label, count, min = 0, children }: FieldRowsProps) {
  const [ids, setIds] = useState(() => Array.from({ length: count }, (_, index) => index));
  const [nextId, setNextId] = useState(count);
  const add = () => {
    setIds([...ids, nextId]);
    setNextId(nextId + 1);
  };
  return (
    <div className="field-rows">
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
              onClick={() => setIds(ids.filter((other) => other !== id))}
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
