import { cpus } from 'node:os'
import { benchmarkCheck } from './check.mjs'
import { benchmarkEmulator } from './emulator.mjs'
import { benchmarkProxied } from './emulator-proxied.mjs'
import { benchmarkRun } from './run-command.mjs'

const [processor] = cpus()
console.log(
  `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} x ${processor?.model ?? 'unknown'}\n`,
)
benchmarkCheck()
benchmarkRun()
await benchmarkEmulator()
await benchmarkProxied()
