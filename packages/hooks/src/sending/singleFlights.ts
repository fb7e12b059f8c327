import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';

/** Sends of one kind, of which those of one name never run side by side. */
export type SingleFlights<Answer> = {
  /** What is being sent under a name, or waits to be. */
  underWay: (config: WalletConfig, name: string) => Promise<Answer> | undefined;
  /** Joins what is under way in this tab; else runs alone, among all tabs where the browser has locks. */
  run: (config: WalletConfig, name: string, send: () => Promise<Answer>) => Promise<Answer>;
};

/** The guard that holds between two clicks, before any state has changed. */
export function singleFlights<Answer>(): SingleFlights<Answer> {
  const flights = new WeakMap<WalletStore, Map<string, Promise<Answer>>>();
  const underWay: SingleFlights<Answer>['underWay'] = ({ store }, name) => flights.get(store)?.get(name);
  return {
    underWay,
    run(config, name, send) {
      const running = underWay(config, name);
      if (running) return running;
      const ours = flights.get(config.store) ?? new Map<string, Promise<Answer>>();
      flights.set(config.store, ours);
      const flight = exclusively(name, send).finally(() => ours.delete(name));
      ours.set(name, flight);
      return flight;
    },
  };
}

async function exclusively<Answer>(name: string, send: () => Promise<Answer>): Promise<Answer> {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(name, send) : send();
}
