import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';

/** Requests of one kind. Requests of the same name never run at the same time. */
export type SingleFlight<Result> = {
  /** Returns the request of that name which is being sent or waits to be sent. */
  inFlight: (config: WalletConfig, name: string) => Promise<Result> | undefined;
  /** Joins the request in flight in this tab. Otherwise sends it, one tab at a time where the browser has locks. */
  run: (config: WalletConfig, name: string, send: () => Promise<Result>) => Promise<Result>;
};

/** Prevents a second send between two clicks, before any state has changed. */
export function singleFlight<Result>(): SingleFlight<Result> {
  const flights = new WeakMap<WalletStore, Map<string, Promise<Result>>>();
  const inFlight: SingleFlight<Result>['inFlight'] = ({ store }, name) => flights.get(store)?.get(name);
  return {
    inFlight,
    run(config, name, send) {
      const running = inFlight(config, name);
      if (running) return running;
      const ours = flights.get(config.store) ?? new Map<string, Promise<Result>>();
      flights.set(config.store, ours);
      const flight = withLock(name, send).finally(() => ours.delete(name));
      ours.set(name, flight);
      return flight;
    },
  };
}

async function withLock<Result>(name: string, send: () => Promise<Result>): Promise<Result> {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(name, send) : send();
}
