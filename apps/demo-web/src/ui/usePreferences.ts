import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What one has chosen in this browser. */
export type Preferences = {
  /** Who is signed in to Nimbus. */
  customerId: string | null;
  role: Role;
  /** `auto` follows the system. */
  scheme: 'auto' | 'light' | 'dark';
  /** A BCP 47 tag; the browser's own unless chosen. */
  language: string | null;
  network: 'online' | 'slow' | 'offline';
};

/** What this person may do with the company's wallet. */
export type Role = 'viewer' | 'member' | 'owner';

const defaults: Preferences = {
  customerId: null,
  role: 'owner',
  scheme: 'auto',
  language: null,
  network: 'online',
};

/**
 * What one has chosen, kept in this browser. `?customer=`, `?role=`, `?scheme=` and `?lang=` choose as well,
 * so that an address can show a state to somebody else.
 */
export const usePreferences = create<Preferences>()(
  persist(() => defaults, {
    name: 'nimbus',
    // A reload is online again: nobody should have to find out why nothing answers.
    partialize: ({ network, ...kept }) => kept,
    merge: (kept, initial) => ({ ...initial, ...Object(kept), ...chosenByAddress() }),
  }),
);

// What an address chose is kept as well: one reload further the address is another.
if (Object.keys(chosenByAddress()).length > 0) usePreferences.setState({});

function chosenByAddress(): Partial<Preferences> {
  const given = new URLSearchParams(location.search);
  const chosen: Partial<Preferences> = {};
  const customer = given.get('customer');
  const role = given.get('role');
  const scheme = given.get('scheme');
  const language = given.get('lang');
  if (customer) chosen.customerId = customer;
  if (role === 'viewer' || role === 'member' || role === 'owner') chosen.role = role;
  if (scheme === 'auto' || scheme === 'light' || scheme === 'dark') chosen.scheme = scheme;
  if (language) chosen.language = language;
  return chosen;
}
