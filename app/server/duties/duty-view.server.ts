import type { LawQuestion, ListedDuty } from '#app/core/governance/duties/duty.ts'
import { appliesOn } from '#app/core/governance/duties/duty-timing.ts'
import { type MergedDuty, mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import type { Law } from '#app/server/law.server.ts'
import type { Catalogue } from '#content/schema.ts'

type Named = { id: string; name: string }

/** A step of a capability that meets a duty, or is part of its proof, in the words of its ladder. */
type StepView = { capability: string; level: number; says: string; does: 'satisfies' | 'evidences' }

/** A duty as pages show it; the first of its systems speaks for all. Days are ISO. */
export type DutyView = Omit<ListedDuty, 'system' | 'settledBy' | 'restsOn' | 'isMet'> & {
  systems: Named[]
  /** By the law's own day, whatever the company's is. */
  applies: boolean
  /** The question that would tell whether or when it applies, with the way to it; `null`: none would, or it is settled. */
  settledBy: { ask: string; href: string } | null
  steps: StepView[]
  /** The address of its own page. */
  href: string
}

/** @property today ISO day */
export type ViewSources = { law: Law; catalogue: Catalogue; base: string; today: string }

/** Duties for a page, those put together that stand the same in several systems. */
export const viewDuties = (sources: ViewSources, duties: readonly ListedDuty[]): DutyView[] =>
  mergeSame(duties).map((duty) => viewDuty(sources, duty))

export function viewDuty({ law, catalogue, base, today }: ViewSources, duty: MergedDuty): DutyView {
  const { system, systems, settledBy, restsOn: _, isMet: _met, ...shown } = duty
  const [question] = settledBy
  return {
    ...shown,
    systems: systems.map(({ id, name }) => ({ id, name })),
    applies: appliesOn(duty, today),
    settledBy: question ? { ask: askOf(law, question), href: questionHref(base, system.id, question) } : null,
    steps: stepsFor({ law, catalogue }, duty.id),
    href: dutyHref(base, system.id, duty.id),
  }
}

export const dutyHref = (base: string, systemId: string, dutyId: string) =>
  `${base}/duties/${systemId}/${encodeURIComponent(dutyId)}`

const questionHref = (base: string, systemId: string, { part, question }: LawQuestion) =>
  `${base}/${systemId}/${part}?question=${encodeURIComponent(question)}`

function askOf({ aiAct, privacy }: Law, { part, question }: LawQuestion): string {
  const { questions } = part === 'ai-act' ? aiAct : privacy
  return [...questions].find(({ id }) => id === question)?.ask ?? ''
}

function stepsFor({ law, catalogue }: Pick<ViewSources, 'law' | 'catalogue'>, dutyId: string): StepView[] {
  return law.dutyLinks
    .filter(({ duty }) => duty === dutyId)
    .flatMap(({ capability: id, level, does }) => {
      const capability = catalogue.capabilities.find((one) => one.id === id)
      const step = capability?.levels[level]
      return capability && step ? [{ capability: capability.name, level, says: `${step.lead}${step.rest}`, does }] : []
    })
}
