import { processTerminal } from './command-line/terminal.ts'
import { main } from './main.ts'

// Bundled as CommonJS, which starts faster and knows no `await` at the top.
void main(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code
})
