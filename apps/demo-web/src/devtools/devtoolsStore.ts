import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A tab of the panel. */
export type DevtoolsTab = 'view' | 'clock' | 'scenarios' | 'log';

type DevtoolsState = { isOpen: boolean; tab: DevtoolsTab };

/** Whether the panel is open, and on which tab, stored in this browser. */
export const useDevtoolsStore = create<DevtoolsState>()(
  persist((): DevtoolsState => ({ isOpen: false, tab: 'view' }), { name: 'coffer.devtools' }),
);
