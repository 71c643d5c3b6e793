import { fingerprintOf } from '@regionguard/core'
import type { Finding, Span, TextEdit } from '@regionguard/core'
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  Result,
  Run,
} from 'sarif'
import { groupBy } from '../group-by.ts'
import { Places } from '../places.ts'
import type { Report } from '../report.ts'
import type { RunFacts } from '../run-facts.ts'
import { sarifMessage, sarifText } from './sarif-message.ts'
import { SARIF_RULES } from './sarif-rules.ts'

/** GitHub refuses a result with more than 1,000 locations and shows 100. */
const MOST_LOCATIONS = 100

const ROOT = '%SRCROOT%'

/**
 * One SARIF 2.1.0 log with one run: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
 *
 * What comments, the policy or the baseline hide is left out, not marked as suppressed: GitHub does not read
 * `suppressions`, and would raise an alert for each.
 */
export function sarifReport(report: Report, run: RunFacts): string {
  const writer = new SarifWriter(report, run)
  return `${JSON.stringify(writer.log(), undefined, 2)}\n`
}

class SarifWriter {
  readonly #report: Report
  readonly #run: RunFacts
  readonly #places: Places

  constructor(report: Report, run: RunFacts) {
    this.#report = report
    this.#run = run
    this.#places = new Places(report.texts)
  }

  log(): Log {
    const { version, failed } = this.#run
    return {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'regionguard',
              version,
              semanticVersion: version,
              informationUri: 'https://github.com/regionguard/regionguard',
              rules: [...SARIF_RULES],
            },
          },
          ...this.#automation(),
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
          invocations: [
            {
              executionSuccessful: !failed,
              toolExecutionNotifications: this.#report.skipped.map((one) => this.#notification(one)),
            },
          ],
          results: this.#report.findings.map((finding) => this.#result(finding)),
        },
      ],
    }
  }

  /**
   * Which analysis this is, so that those of several workspaces stand side by side at GitHub: a run in a folder of the
   * repository is named after it. At the root that is for whoever uploads to say (`category`), who would be overruled.
   */
  #automation(): Pick<Run, 'automationDetails'> {
    const folder = this.#run.paths.of('.')
    return folder === '.' ? {} : { automationDetails: { id: `regionguard/${folder}/` } }
  }

  #notification({ file, reason }: Report['skipped'][number]): Notification {
    return {
      level: 'warning',
      message: { text: sarifText(`Skipped: ${reason}.`) },
      locations: [{ physicalLocation: { artifactLocation: this.#artifact(file) } }],
    }
  }

  #result({ rule, severity, message, span, evidence, fix, likeness }: Finding): Result {
    const shown = evidence.slice(0, MOST_LOCATIONS)
    return {
      ruleId: rule,
      ruleIndex: SARIF_RULES.findIndex(({ id }) => id === rule),
      level: severity,
      message: { text: sarifMessage(message, shown) },
      locations: [{ physicalLocation: this.#physical(span) }],
      ...(shown.length === 0
        ? {}
        : {
            relatedLocations: shown.map((one, index): Location => ({
              id: index + 1,
              physicalLocation: this.#physical(one.span),
              message: { text: sarifText(one.message) },
            })),
          }),
      // Not `primaryLocationLineHash`: GitHub's upload action computes that one itself, and warns of any other.
      partialFingerprints: { 'regionguard/v1': fingerprintOf(rule, this.#run.paths.of(span.file), likeness) },
      ...(fix === undefined ? {} : { fixes: [this.#fix(fix)] }),
    }
  }

  #fix({ description, edits }: NonNullable<Finding['fix']>): Fix {
    const byFile = groupBy(edits, ({ file }) => file)
    return {
      description: { text: sarifText(description) },
      artifactChanges: Array.from(byFile, ([file, ofFile]) => ({
        artifactLocation: this.#artifact(file),
        replacements: ofFile
          .toSorted((one, other) => one.range[0] - other.range[0])
          .map((edit) => ({ deletedRegion: this.#deleted(edit), insertedContent: { text: edit.text } })),
      })),
    }
  }

  #deleted({ file, range: [start, end] }: TextEdit): Region {
    return { ...this.#region({ file, start, end }), charOffset: start, charLength: end - start }
  }

  #physical(span: Span): PhysicalLocation {
    return { artifactLocation: this.#artifact(span.file), region: this.#region(span) }
  }

  #region(span: Span): Region {
    const { line, column, endLine, endColumn } = this.#places.of(span)
    return { startLine: line, startColumn: column, endLine, endColumn }
  }

  #artifact(file: string): ArtifactLocation {
    const uri = this.#run.paths.uriOf(file)
    return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: ROOT }
  }
}
