import { exposureOf } from '#app/core/library/exposed-targets.ts'
import { usualCase } from '#app/core/library/standing-start.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { libraryPlaces } from '#app/routes/library/library-places.ts'
import { claimsOf, sourcesOf } from '#app/routes/results/sources.server.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Catalogue } from '#content/schema.ts'
import { needsOf } from './needs-view.server.ts'
import { effortOf } from './use-case-rows.server.ts'
import { startingValueOf } from './value-view.server.ts'

export type LibraryUseCase = NonNullable<ReturnType<typeof libraryUseCase>>
export type RelatedPitfall = LibraryUseCase['pitfalls'][number]

/** Everything that the public page of one use case tells; `null` if the catalogue has none of that id. */
export function libraryUseCase(model: Model, id: string) {
  const { catalogue } = model
  const useCase = catalogue.useCases.find((one) => one.id === id)
  if (!useCase) return null
  const usual = usualCase(model, useCase)
  return {
    id,
    name: useCase.name,
    description: useCase.description,
    dataKind: useCase.dataKind,
    techniques: {
      core: techniquesIn(catalogue, useCase.techniques.core),
      support: techniquesIn(catalogue, useCase.techniques.support),
      optional: techniquesIn(catalogue, useCase.techniques.optional),
    },
    needs: needsOf(catalogue, usual.rows),
    effort: effortOf(usual),
    kpis: useCase.kpis,
    claims: claimsOf(catalogue, useCase.claims, libraryPlaces(catalogue)),
    literature: useCase.literature,
    sources: sourcesOf(catalogue, useCase.references ?? []),
    pilot: useCase.pilot,
    value: startingValueOf(catalogue, useCase),
    law: {
      className: useCase.aiactClass ?? null,
      aiact: useCase.aiact,
      gdpr: useCase.gdpr,
      asOf: catalogue.constants.lawAsOf,
    },
    scope: usualScopeOf(catalogue, useCase),
    pitfalls: pitfallsOf(catalogue, useCase),
  }
}

function techniquesIn({ techniques }: Catalogue, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const technique = techniques.find((one) => one.id === id)
    return technique ? [{ id, name: technique.name, definition: technique.definition }] : []
  })
}

/** What is usually answered of it to the questions that are asked for each use case. */
function usualScopeOf({ questions }: Catalogue, { usualScope }: UseCase) {
  return questions.flatMap(({ id, perUseCase, ask, options }) => {
    const answer = usualScope[id as keyof typeof usualScope]
    const option = options.find((one) => one.id === answer)
    return perUseCase && option ? [{ id, ask, answer: option.text }] : []
  })
}

/** The pitfalls that what it needs itself is weighed by, the heaviest first. */
function pitfallsOf({ pitfalls, capabilities }: Catalogue, useCase: UseCase) {
  const nameOf = new Map(capabilities.map(({ id, name }) => [id, name]))
  return pitfalls
    .flatMap((pitfall) => {
      const exposure = exposureOf(pitfall, useCase)
      if (!exposure) return []
      const names = exposure.capabilities.flatMap((id) => nameOf.get(id) ?? [])
      return [{ id: pitfall.id, name: pitfall.name, weight: exposure.weight, capabilities: names }]
    })
    .sort((a, b) => b.weight - a.weight)
}
