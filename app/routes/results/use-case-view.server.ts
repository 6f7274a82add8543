import type { UseCase } from '#content/schema/use-cases.ts'
import type { Decided } from './decided.server.ts'
import { requirementsOf } from './requirements.server.ts'
import { claimsOf, sourcesOf } from './sources.server.ts'
import { verdictChange } from './verdict-change.server.ts'
import { relatedTechniques, verdictsOfTechniques } from './verdicts.server.ts'

export type UseCaseView = NonNullable<ReturnType<typeof viewOfUseCase>>

/** Everything that the page of one use case shows; `null` if there is no such use case. */
export function viewOfUseCase(decided: Decided, id: string) {
  const { report, links } = decided
  const { catalogue } = decided.model
  const useCase = catalogue.useCases.find((one) => one.id === id)
  if (!useCase) return null
  const row = report.useCases.rows.find((one) => one.id === id)
  const isEmpty = report.summary.state === 'empty'
  return {
    id,
    base: links.base,
    name: useCase.name,
    description: useCase.description,
    inLibrary: links.library('useCases', id),
    because: report.useCases.apart.find((one) => one.id === id)?.because ?? null,
    verdict: row
      ? {
          tone: row.tone,
          label: row.label,
          range: row.range,
          between: row.between,
          standing: row.standing?.text ?? null,
          steps: row.steps.text,
          homeworkSteps: row.homeworkSteps.text,
          weeks: { range: isEmpty ? null : row.weeks, text: row.weeksText },
          assumes: links.open(row.assumes),
        }
      : null,
    isTarget: row?.isTarget ?? false,
    /** Why it is the pilot; empty for any other. */
    choice: report.summary.candidate?.id === id ? links.phrases(report.summary.choice ?? []) : [],
    requirements: requirementsOf(decided, id),
    change: row !== undefined && !isEmpty ? verdictChange(decided, id) : null,
    hasWay: row !== undefined && !isEmpty,
    techniques: {
      core: verdictsOfTechniques(report, links, useCase.techniques.core),
      others: relatedTechniques(catalogue, links, [...useCase.techniques.support, ...useCase.techniques.optional]),
    },
    kpis: useCase.kpis,
    claims: claimsOf(catalogue, useCase.claims, links.library),
    literature: useCase.literature,
    sources: sourcesOf(catalogue, useCase.references ?? []),
    pilot: useCase.pilot,
    law: lawOf(useCase, catalogue.version),
  }
}

function lawOf({ aiact, gdpr }: UseCase, version: string) {
  return { aiact, gdpr, asOf: { catalogue: version } }
}
