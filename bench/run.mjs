import { cpus } from 'node:os'
import { benchmarkCheck } from './check.mjs'
import { benchmarkEmulator } from './emulator.mjs'

const [processor] = cpus()
console.log(
  `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} x ${processor?.model ?? 'unknown'}\n`,
)
benchmarkCheck()
await benchmarkEmulator()
