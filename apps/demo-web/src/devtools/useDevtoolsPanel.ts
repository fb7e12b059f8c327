import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What the panel can show. */
export type DevtoolsTab = 'view' | 'clock' | 'scenarios' | 'log';

type Shown = { isOpen: boolean; tab: DevtoolsTab };

/** Whether the panel is open, and where: kept in this browser. */
export const useDevtoolsPanel = create<Shown>()(
  persist((): Shown => ({ isOpen: false, tab: 'view' }), { name: 'coffer.devtools' }),
);
