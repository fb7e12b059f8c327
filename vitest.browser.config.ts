import { browserProject } from './test/browserProject.ts';

/** What runs in a real Chromium: hooks and components. */
export default browserProject({
  name: 'browser',
  groupOrder: 1,
  include: ['packages/{hooks,components}/src/**/*.test.{ts,tsx}'],
});
