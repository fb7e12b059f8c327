import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What the panel can show. */
export type DevelopmentTab = 'view' | 'clock' | 'scenarios' | 'log';

type Shown = { isOpen: boolean; tab: DevelopmentTab };

/** Whether the panel is open, and where: kept in this browser. */
export const useDevelopment = create<Shown>()(
  persist((): Shown => ({ isOpen: false, tab: 'view' }), { name: 'coffer.development' }),
);
