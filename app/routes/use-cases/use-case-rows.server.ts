import { type UsualCase, usualCase } from '#app/core/library/standing-start.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Effort, UseCaseRow } from './use-case-order.ts'

/** What preparing a use case from nothing takes; `null` where the catalogue has no way there. */
export function effortOf({ preparation }: UsualCase): Effort | null {
  return preparation && { days: preparation.effortDays, weeks: preparation.weeks }
}

const known = new WeakMap<Model, UseCaseRow[]>()

/** A line for each use case, in the catalogue's order; worked out once. */
export function rowsOfUseCases(model: Model): UseCaseRow[] {
  const rows = known.get(model) ?? model.catalogue.useCases.map((useCase) => rowOf(model, useCase))
  known.set(model, rows)
  return rows
}

function rowOf(model: Model, useCase: UseCase): UseCaseRow {
  const { id, name, description, dataKind, kpis } = useCase
  const early = kpis.filter(({ guardrail, later }) => !guardrail && !later)
  return {
    id,
    name,
    description,
    dataKind,
    aiactClass: useCase.aiactClass ?? null,
    kpis: early.map((kpi) => kpi.name),
    effort: effortOf(usualCase(model, useCase)),
  }
}
