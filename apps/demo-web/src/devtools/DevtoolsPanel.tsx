import { type KeyboardEvent, useId, useRef } from 'react';
import { ClockTab } from './ClockTab.tsx';
import { LogTab } from './LogTab.tsx';
import { ScenariosTab } from './ScenariosTab.tsx';
import { type DevtoolsTab, useDevtoolsPanel } from './useDevtoolsPanel.ts';
import { ViewTab } from './ViewTab.tsx';
import './devtools.css';

const tabs = [
  { tab: 'view', label: 'View', Content: ViewTab },
  { tab: 'clock', label: 'Clock', Content: ClockTab },
  { tab: 'scenarios', label: 'Scenarios', Content: ScenariosTab },
  { tab: 'log', label: 'Log', Content: LogTab },
] as const satisfies readonly { tab: DevtoolsTab; label: string; Content: () => React.ReactNode }[];

const places = [
  { href: '/usage', name: 'Nimbus' },
  { href: '/dashboard', name: 'Dashboard' },
  { href: '/mailbox', name: 'Mailbox' },
  { href: '/reference', name: 'API' },
];

/** What a developer has at hand on each page of the demo: one line at its end until it is opened. */
export function DevtoolsPanel() {
  const { isOpen, tab } = useDevtoolsPanel();
  const id = useId();
  return (
    <aside className="devtools" lang="en" dir="ltr" aria-label="Development" data-open={isOpen || undefined}>
      <div className="devtools-head">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => useDevtoolsPanel.setState({ isOpen: !isOpen })}
        >
          Development
        </button>
        {isOpen && <TabList id={id} chosen={tab} />}
        <nav aria-label="Places of the demo">
          {places.map(({ href, name }) => (
            <a key={href} href={href}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      <div id={id} hidden={!isOpen} className="devtools-body">
        {isOpen &&
          tabs.map(
            ({ tab: name, Content }) =>
              name === tab && (
                <div key={name} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${name}`}>
                  <Content />
                </div>
              ),
          )}
      </div>
    </aside>
  );
}

function TabList({ id, chosen }: { id: string; chosen: DevtoolsTab }) {
  const list = useRef<HTMLDivElement>(null);
  const choose = (index: number) => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    useDevtoolsPanel.setState({ tab: next.tab });
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.tab}`)}`)?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const here = tabs.findIndex(({ tab }) => tab === chosen);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <div role="tablist" aria-label="Development" ref={list} onKeyDown={move} tabIndex={-1}>
      {tabs.map(({ tab, label }, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}-${tab}`}
          aria-selected={tab === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => choose(index)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
