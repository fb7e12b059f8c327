import { browserProject } from './test/browserProject.ts';

/** The tests of hooks and components on the oldest React that the kit supports: `pnpm test:react18`. */
export default browserProject({
  name: 'react18',
  groupOrder: 1,
  reactMajor: 18,
  // With every test, only all widgets at once; by its command, everything.
  include: process.argv.some((argument) => argument.endsWith('vitest.react18.config.ts'))
    ? ['packages/{hooks,components}/src/**/*.test.{ts,tsx}']
    : ['packages/components/src/allWidgets.test.tsx'],
});
