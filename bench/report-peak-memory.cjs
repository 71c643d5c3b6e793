// Loaded before a program by `node --require`: tells the parent, on descriptor 3, the most memory that it ever had.
const { writeSync } = require('node:fs')

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
