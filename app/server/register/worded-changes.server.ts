import type { OutcomeChange, SystemChanges } from '#app/core/governance/register/compare-records.ts'
import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import type { SystemFacts } from '#app/core/governance/register/system.ts'
import type { Catalogue } from '#content/schema.ts'

/** Changes with the words of rules and catalogue; a name is `null` where neither has it any more. */
export type WordedChanges = {
  facts: { fact: keyof SystemFacts; before: string | null; after: string | null }[]
  answers: { ask: string | null; before: WordedAnswer; after: WordedAnswer }[]
  outcome: (OutcomeChange & { name: string | null })[]
}

/** `unsure`: somebody was not sure; `none`: not answered; `gone`: the rules no longer have this answer. */
export type WordedAnswer = { text: string } | 'unsure' | 'none' | 'gone'

export function wordChanges(rules: PlacingRules, catalogue: Catalogue, changes: SystemChanges): WordedChanges {
  const { facts, answers, outcome } = changes
  return {
    facts: facts.map(({ fact, before, after }) => ({
      fact,
      before: factText(rules, catalogue, fact, before),
      after: factText(rules, catalogue, fact, after),
    })),
    answers: answers.map(({ part, question, before, after }) => {
      const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
      const asked = questions.find(({ id }) => id === question)
      return { ask: asked?.ask ?? null, before: answerText(asked, before), after: answerText(asked, after) }
    }),
    outcome: outcome.map((change) => ({
      ...change,
      name: nameOf(rules, change),
      before: change.kind === 'screening' ? outcomeName(rules, change.before) : change.before,
      after: change.kind === 'screening' ? outcomeName(rules, change.after) : change.after,
    })),
  }
}

/** Codes by what a reader calls them; other facts are words already. */
function factText({ privacy }: PlacingRules, catalogue: Catalogue, fact: keyof SystemFacts, said: string | null) {
  if (said === null || said === '') return null
  if (fact === 'useCaseId') return catalogue.useCases.find(({ id }) => id === said)?.name ?? null
  if (fact === 'country') return privacy.nationalLists.find(({ country }) => country === said)?.name ?? null
  return said
}

function answerText(
  question: { options: readonly { id: string; text: string }[] } | undefined,
  answer: string | null,
): WordedAnswer {
  if (answer === null) return 'none'
  if (answer === 'unsure') return 'unsure'
  const text = question?.options.find(({ id }) => id === answer)?.text
  return text === undefined ? 'gone' : { text }
}

const outcomeName = ({ privacy }: PlacingRules, id: string | null) =>
  privacy.outcomes.find((one) => one.id === id)?.name ?? null

function nameOf({ aiAct, privacy }: PlacingRules, { kind, id }: OutcomeChange): string | null {
  const named = (all: readonly { id: string; name: string }[]) => all.find((one) => one.id === id)?.name ?? null
  switch (kind) {
    case 'class':
      return named(aiAct.classes)
    case 'role':
      return named(aiAct.roles)
    case 'prohibition':
    case 'telling':
      return named(aiAct.gates.flatMap(({ findings }) => findings))
    case 'duty':
      return aiAct.obligations.find((one) => one.id === id)?.statement ?? null
    case 'hint':
      return named(privacy.hints)
    case 'screening':
      return null
  }
}
