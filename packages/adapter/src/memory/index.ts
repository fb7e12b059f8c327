export type { MemoryFault } from './MemoryLink.ts';
export type { MemoryPosting } from './MemoryPosting.ts';
export type { MemoryScenarioSettings } from './MemoryScenarioSettings.ts';
export type { MemoryPostParameters, MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
export type { MemoryAdapterOptions } from './memoryAdapter.ts';
export { memoryAdapter } from './memoryAdapter.ts';
export type { MemoryScenario } from './memoryScenarios.ts';
export { memoryScenarios } from './memoryScenarios.ts';
export type { TestToken } from './testMethods.ts';
