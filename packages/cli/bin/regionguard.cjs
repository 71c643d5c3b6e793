#!/usr/bin/env node
// Committed, so that npm can link it before the first build.
const { enableCompileCache } = require('node:module')
if (enableCompileCache) enableCompileCache()
else require('../dist/bundle/compile-cache.cjs')
require('../dist/bundle/regionguard.cjs')
