import type { StormReport } from './runStorm.ts';
import type { HistoryLine } from './StormApi.ts';

const faultsMax = 12;
const linesMax = 60;

/** Formats the faults of a storm, each with the history of its subjects. */
export function reportStorm({ seed, faults, history, log }: StormReport): string {
  const told = faults
    .slice(0, faultsMax)
    .flatMap(({ check, text, subjects }) => [
      `\n✗ ${check}: ${text}`,
      ...historyOf(history, subjects).map((line) => `    ${line}`),
    ]);
  const more = faults.length > faultsMax ? [`\n… and ${faults.length - faultsMax} more`] : [];
  const warned =
    log.length > 0
      ? ['\nThe servers logged:', ...log.slice(-20).map((line) => `    ${line.slice(0, 600)}`)]
      : [];
  return [...told, ...more, ...warned, `\nRepeat with --seed=${seed} --runs=1`, ''].join('\n');
}

/** Finds the writes that name one of these IDs in their path, body or response. */
function historyOf(history: readonly HistoryLine[], subjects: readonly string[]): string[] {
  const lines = history
    .filter(({ method }) => method !== 'GET')
    .map((line) => ({ line, text: shown(line) }))
    .filter(({ line, text }) => {
      const whole = `${text} ${JSON.stringify(line.response?.body ?? null)}`;
      return subjects.some((subject) => whole.includes(subject)) || line.path.includes('/clock/');
    })
    .sort((a, b) => a.line.atMs - b.line.atMs);
  const isAbout = ({ line }: { line: HistoryLine }) => !line.path.includes('/clock/');
  const first = lines.findIndex(isAbout);
  const last = lines.findLastIndex(isAbout);
  return first === -1
    ? []
    : lines
        .slice(first, last + 1)
        .slice(-linesMax)
        .map(({ text }) => text);
}

function shown({ atMs, tookMs, server, method, path, body, key, response }: HistoryLine): string {
  const { code, id, status, entry } = response?.body ?? {};
  const told = [response?.status ?? 'no response', code, id ?? entry?.id, status].filter(Boolean).join(' ');
  const sent = body ? ` ${JSON.stringify(body)}` : '';
  return `${Math.round(atMs)}–${Math.round(atMs + tookMs)} ms, server ${server}: ${method} ${path}${sent} [${key ?? ''}] → ${told}`;
}
