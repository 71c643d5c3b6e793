import type { Finding } from '@regionguard/core'
import { groupBy } from '../group-by.ts'
import { Places } from '../places.ts'
import { reasons } from '../reasons.ts'
import { tally } from '../report.ts'
import type { Report } from '../report.ts'
import type { RunFacts } from '../run-facts.ts'
import { xmlDocument } from './xml.ts'
import type { Element } from './xml.ts'

/**
 * JUnit XML in the form that Jenkins and GitLab read: a suite for each file, a failed case for each finding, error or
 * warning. A run without findings has one case that passed, for a report without any case is an error to some.
 */
export function junitReport(report: Report, run: RunFacts): string {
  const places = new Places(report.texts)
  const suites = [
    ...Array.from(
      groupBy(report.findings, ({ span }) => span.file),
      ([file, findings]) => {
        const path = run.paths.of(file)
        return suite(
          path,
          findings.map((finding) => failedCase(finding, path, places, run)),
        )
      },
    ),
    ...report.skipped.map(({ file, reason }) => {
      const path = run.paths.of(file)
      return suite(path, [testCase('readable', path, [{ name: 'skipped', attributes: { message: reason } }])])
    }),
  ]
  const shown = suites.length > 0 ? suites : [suite('regionguard', [testCase('no findings', 'regionguard')])]
  const { errors, warnings } = tally(report)
  const failures = errors + warnings
  const skipped = report.skipped.length
  const tests = Math.max(1, failures + skipped)
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'regionguard', tests, failures, errors: 0, skipped },
    children: shown,
  })
}

function suite(name: string, cases: readonly Element[]): Element {
  const having = (child: string): number =>
    cases.filter(({ children = [] }) => children.some((one) => typeof one !== 'string' && one.name === child))
      .length
  return {
    name: 'testsuite',
    attributes: {
      name,
      tests: cases.length,
      failures: having('failure'),
      errors: 0,
      skipped: having('skipped'),
    },
    children: cases,
  }
}

function testCase(name: string, classname: string, children: readonly Element[] = []): Element {
  return { name: 'testcase', attributes: { name, classname, file: classname, time: 0 }, children }
}

function failedCase(finding: Finding, path: string, places: Places, run: RunFacts): Element {
  const { rule, severity, message, span } = finding
  const { line, column } = places.of(span)
  const body = [`${path}:${line}:${column}: ${severity} ${rule}`, message, ...reasons(finding, places, run)]
  return testCase(`${rule} (${line}:${column})`, path, [
    {
      name: 'failure',
      attributes: { type: `${severity}: ${rule}`, message },
      children: [body.join('\n')],
    },
  ])
}
