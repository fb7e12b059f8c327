const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

// Jest runs CommonJS. It compiles Coffer's modules with your Babel or SWC, and takes the UMD builds of D3.
const d3 = (name, from = require) => join(dirname(from.resolve(name)), `${name}.js`);
const fromShape = createRequire(require.resolve('d3-shape'));
const fromArray = createRequire(require.resolve('d3-array'));

exports.transformIgnorePatterns = ['/node_modules/(?!(\\.pnpm|@coffer)/)'];

exports.moduleNameMapper = {
  '^d3-array$': d3('d3-array'),
  '^d3-shape$': d3('d3-shape'),
  '^d3-path$': d3('d3-path', fromShape),
  '^internmap$': join(dirname(fromArray.resolve('internmap')), '../dist/internmap.js'),
};
