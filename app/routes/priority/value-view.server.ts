import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { VALUE_INPUTS, type ValueInput } from '#app/core/pilots/value-inputs.ts'
import { ORIGINS, startingFigures } from '#app/core/priority/use-case-value.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { measuredPilots } from '#app/server/priority/measured.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { listUseCaseValues } from '#db/queries/use-case-values.server.ts'
import { asTyped, fieldsOf } from './value-form.ts'

type Context = Readonly<RouterContextProvider>

/** Everything known of one use case's value: what is stored, what it would start with, what pilots measured. */
export async function openValue(context: Context, open: OpenAssessment, useCaseId: string) {
  const { database, say } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const useCase = catalogue.useCases.find(({ id }) => id === useCaseId)
  if (!useCase) throw refusal(404, say('noPage'))
  const stored = await database.withWorkspace(open.scope, (tx) => listUseCaseValues(tx, open.assessment.id))
  const own = stored.find((value) => value.useCaseId === useCaseId) ?? null
  const pilots = await measuredPilots({ database, scope: open.scope }, open.outcomes, useCaseId)
  const { locale } = context.get(page)
  return { useCase, catalogue, own, pilots, locale, shown: own?.figures ?? startingFigures(useCase) }
}

type OpenValue = Awaited<ReturnType<typeof openValue>>

export type ValueView = ReturnType<typeof viewValue>

/** What the form shows. */
export function viewValue(open: OpenAssessment, { useCase, catalogue, own, pilots, locale, shown }: OpenValue) {
  const references = new Map(catalogue.references.map(({ id, citation }) => [id, citation]))
  const sourceOf = (input: ValueInput): string | null => {
    const reference = useCase.value?.figures[input]?.reference ?? null
    return reference === null ? null : (references.get(reference) ?? null)
  }
  return {
    head: headOf(open),
    useCase: { id: useCase.id, name: useCase.name },
    currency: catalogue.constants.currency,
    counts: {
      case: useCase.value?.case ?? '',
      saves: useCase.value?.saves ?? '',
      error: useCase.value?.error ?? '',
    },
    isStored: own !== null,
    version: own?.version ?? 0,
    values: fieldsOf(shown, locale),
    inputs: VALUE_INPUTS.map((input) => {
      const figure = shown[input]
      const origin = ORIGINS.find((one) => one === figure?.origin) ?? null
      const pilot = pilots.find(({ id }) => id === figure?.pilotId)?.name ?? ''
      return { input, origin, source: origin === 'assumed' ? sourceOf(input) : null, pilot }
    }),
    pilots: pilots.map(({ id, name, minutes }) => ({ id, name, minutes: minutes && asTyped(minutes) })),
  }
}
