import type { LawQuestion, ListedDuty } from '#app/core/governance/duties/duty.ts'
import { appliesOn } from '#app/core/governance/duties/duty-timing.ts'
import { type MergedDuty, mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import { confirmedOf, type SystemAnswer } from '#app/core/governance/register/system.ts'
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
  /** The answer by which it is met, with the way to it; `null`: no answer says so. */
  metBy: { ask: string; answer: string; href: string } | null
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
  const { system, systems, settledBy, restsOn, isMet, ...shown } = duty
  const [question] = settledBy
  return {
    ...shown,
    systems: systems.map(({ id, name }) => ({ id, name })),
    applies: appliesOn(duty, today),
    settledBy: question ? { ask: askOf(law, question), href: questionHref(base, system.id, question) } : null,
    metBy: isMet ? metBy(law, { base, systemId: system.id, restsOn }) : null,
    steps: stepsFor({ law, catalogue }, duty.id),
    href: dutyHref(base, system.id, duty.id),
  }
}

export const dutyHref = (base: string, systemId: string, dutyId: string) =>
  `${base}/duties/${systemId}/${encodeURIComponent(dutyId)}`

const questionHref = (base: string, systemId: string, { part, question }: LawQuestion) =>
  `${base}/${systemId}/${part}?question=${encodeURIComponent(question)}`

const questionOf = ({ aiAct, privacy }: Law, { part, question }: LawQuestion) =>
  part === 'ai-act'
    ? aiAct.questions.find(({ id }) => id === question)
    : privacy.questions.find(({ id }) => id === question)

const askOf = (law: Law, question: LawQuestion): string => questionOf(law, question)?.ask ?? ''

type Rested = { base: string; systemId: string; restsOn: readonly LawQuestion[] }

/** Only articles of the GDPR are met by an answer: by the yes to their one question. */
function metBy(law: Law, { base, systemId, restsOn: [question] }: Rested): DutyView['metBy'] {
  const asked = question && questionOf(law, question)
  if (!question || !asked) return null
  const answer = asked.options.find(({ id }) => id === 'yes')?.text ?? ''
  return { ask: asked.ask, answer, href: questionHref(base, systemId, question) }
}

/** An answer that a duty follows from; `answer` is `null` where somebody is not sure. */
export type AnswerBehind = { ask: string; answer: string | null; href: string }

/** What was answered to the questions that a duty follows from, in their order; those without an answer are left out. */
export function answersBehind(
  law: Law,
  { base, system }: { base: string; system: { id: string; answers: readonly SystemAnswer[] } },
  restsOn: readonly LawQuestion[],
): AnswerBehind[] {
  return restsOn.flatMap((one) => {
    const asked = questionOf(law, one)
    const given = confirmedOf(system.answers).find(
      ({ part, questionId }) => part === one.part && questionId === one.question,
    )
    if (!asked || !given) return []
    const answer = asked.options.find(({ id }) => id === given.answer)?.text ?? null
    return [{ ask: asked.ask, answer, href: questionHref(base, system.id, one) }]
  })
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
