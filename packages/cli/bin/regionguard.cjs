#!/usr/bin/env node
// Committed, so that npm can link it before the first build.
require('node:module').enableCompileCache?.()
require('../dist/bundle/regionguard.cjs')
