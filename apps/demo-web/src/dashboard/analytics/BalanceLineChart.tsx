import { Money } from '@coffer/components';
import { useFormatDate, useFormatMoney } from '@coffer/hooks';
import type { Schemas } from '../../api/Schemas.ts';
import './BalanceLineChart.css';

type Day = Schemas['MerchantAnalytics']['currencies'][number]['balances'][number];

export type BalanceLineProps = { balances: Day[]; currency: string };

const width = 600;
const height = 140;

/** The balance at the end of each day, as a line chart and as a table. */
export function BalanceLineChart({ balances, currency }: BalanceLineProps) {
  const { format } = useFormatDate();
  const { format: formatMoney } = useFormatMoney();
  const first = balances[0];
  const last = balances.at(-1);
  if (first === undefined || last === undefined) return <p className="empty">No days to show.</p>;
  const amounts = balances.map(({ balance }) => balance.amount);
  const [lowest = first, highest = first] = extremes(balances);
  const top = Math.max(1, ...amounts);
  const bottom = Math.min(0, ...amounts);
  // Positions in the picture. The amounts in the text are the server's.
  const x = (index: number) => (index / Math.max(1, balances.length - 1)) * width;
  const y = (amount: number) => height - ((amount - bottom) / (top - bottom)) * height;
  const line = amounts.map((amount, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(amount)}`).join('');
  const day = (date: string) => format(date, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <figure className="chart">
      <svg
        viewBox={`0 -4 ${width} ${height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Balance in ${currency} by day: from ${formatMoney(first.balance)} on ${day(first.date)} to ${formatMoney(last.balance)} on ${day(last.date)}`}
      >
        <path className="chart-area" d={`${line}L${width} ${y(0)}L0 ${y(0)}Z`} />
        <path className="chart-line" d={line} />
      </svg>
      <figcaption>
        <span>
          {day(first.date)}: <Money value={first.balance} />
        </span>
        <span>
          Lowest <Money value={lowest.balance} />, highest <Money value={highest.balance} />
        </span>
        <span>
          {day(last.date)}: <Money value={last.balance} />
        </span>
      </figcaption>
      <details>
        <summary>Show as a table</summary>
        <table className="table table-narrow">
          <caption className="visually-hidden">Balance in {currency} by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" data-align="end">
                Balance
              </th>
            </tr>
          </thead>
          <tbody>
            {balances.toReversed().map(({ date, balance }) => (
              <tr key={date}>
                <td data-label="Day">{day(date)}</td>
                <td data-label="Balance" data-align="end">
                  <Money value={balance} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Returns the days with the lowest and the highest balance. */
function extremes(balances: Day[]): [Day | undefined, Day | undefined] {
  const sorted = balances.toSorted((a, b) => a.balance.amount - b.balance.amount);
  return [sorted[0], sorted.at(-1)];
}
