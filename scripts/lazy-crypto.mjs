/**
 * Stands for `node:crypto` in the bundle: fingerprints need a hash, most runs have no finding, and the module takes
 * 2 ms to load.
 */
export const createHash = (...args) => process.getBuiltinModule('node:crypto').createHash(...args)
