import { type KeyboardEvent, useId, useRef } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { ClockTab } from './ClockTab.tsx';
import { LogTab } from './LogTab.tsx';
import { ScenariosTab } from './ScenariosTab.tsx';
import { ViewTab } from './ViewTab.tsx';
import './devtools.css';

type DevtoolsTab = 'view' | 'clock' | 'scenarios' | 'log';

type DevtoolsState = { isOpen: boolean; tab: DevtoolsTab };

/** Whether the panel is open, and on which tab, stored in this browser. */
const useDevtoolsStore = create<DevtoolsState>()(
  persist((): DevtoolsState => ({ isOpen: false, tab: 'view' }), { name: 'coffer.devtools' }),
);

const tabs = [
  { tab: 'view', label: 'View', Content: ViewTab },
  { tab: 'clock', label: 'Clock', Content: ClockTab },
  { tab: 'scenarios', label: 'Scenarios', Content: ScenariosTab },
  { tab: 'log', label: 'Log', Content: LogTab },
] as const satisfies readonly { tab: DevtoolsTab; label: string; Content: () => React.ReactNode }[];

const links = [
  { href: '/usage', name: 'Nimbus' },
  { href: '/dashboard', name: 'Dashboard' },
  { href: '/mailbox', name: 'Mailbox' },
  { href: '/reference', name: 'API' },
];

/** The panel for developers at the bottom of every page: a single line until it is opened. */
export function DevtoolsPanel() {
  const { isOpen, tab } = useDevtoolsStore();
  const id = useId();
  return (
    <aside className="devtools" lang="en" dir="ltr" aria-label="Development" data-open={isOpen || undefined}>
      <div className="devtools-head">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => useDevtoolsStore.setState({ isOpen: !isOpen })}
        >
          Development
        </button>
        {isOpen && <TabList id={id} selected={tab} />}
        <nav aria-label="Pages of the demo">
          {links.map(({ href, name }) => (
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

function TabList({ id, selected }: { id: string; selected: DevtoolsTab }) {
  const list = useRef<HTMLDivElement>(null);
  const select = (index: number) => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    useDevtoolsStore.setState({ tab: next.tab });
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.tab}`)}`)?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const current = tabs.findIndex(({ tab }) => tab === selected);
    const index = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: -1 }[event.key];
    if (index === undefined) return;
    event.preventDefault();
    select(index);
  };
  return (
    <div role="tablist" aria-label="Development" ref={list} onKeyDown={move} tabIndex={-1}>
      {tabs.map(({ tab, label }, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}-${tab}`}
          aria-selected={tab === selected}
          aria-controls={`${id}-panel`}
          tabIndex={tab === selected ? 0 : -1}
          onClick={() => select(index)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
