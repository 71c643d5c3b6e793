import { Bindings } from './bindings/bindings.ts'
import { Classes } from './bindings/classes.ts'
import { Functions } from './bindings/functions.ts'
import { DeploymentConditions } from './flow/deployment-conditions.ts'
import { Flow } from './flow/flow.ts'
import { moduleUses } from './modules/module-uses.ts'
import type { ProgramInput } from './program-input.ts'
import { httpLibrary } from './requests/http-libraries.ts'
import type { Scan } from './scan.ts'
import { sdkPath } from './sdk/twilio-package.ts'
import type { Node } from './syntax/node.ts'
import { Tree } from './syntax/tree.ts'
import { isStaticEnvironmentModule } from './values/config-source.ts'
import { Evaluator } from './values/evaluator.ts'

/** Walks the tree of a program once, and makes what answers questions about it. */
export function scanProgram(input: ProgramInput): Scan {
  const { file, text } = input
  const tree = new Tree(input.ast as Node)
  const bindings = new Bindings(tree)
  const classes = new Classes(tree)
  const functions = new Functions(tree, bindings, classes)
  const loadModule = input.loadModule ?? (() => undefined)
  const evaluator = new Evaluator({ file, tree, bindings, functions, classes, loadModule })
  const flow = new Flow(tree, bindings, functions, classes)
  const modules = moduleUses(tree, evaluator, isOfInterest)
  const conditions = new DeploymentConditions(tree, bindings, evaluator)
  return { file, text, tree, bindings, functions, classes, evaluator, flow, conditions, modules }
}

function isOfInterest(module: string): boolean {
  return (
    sdkPath(module) !== undefined ||
    httpLibrary(module) !== undefined ||
    isStaticEnvironmentModule(module) !== undefined ||
    /^(node:)?process$/.test(module)
  )
}
