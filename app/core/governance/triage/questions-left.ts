import type { AiAct } from '#content/ai-act.ts'
import { knownAnswers } from './classify.ts'
import type { TriageModel } from './compile-triage.ts'
import { compiledOnce } from './compiled-once.ts'
import { answerWith, type Formula, questionsIn } from './formula.ts'
import { leadInterview } from './interview.ts'
import type { TriageAnswers } from './read-answers.ts'

/** How many questions come yet: `likely` if each has its most frequent answer, `most` whatever is answered. */
export type QuestionsLeft = { likely: number; most: number }

/** How far an interview is that goes on from these answers. `most` is never exceeded, though rarely reached. */
export function countTriageQuestionsLeft(rules: AiAct, answers: TriageAnswers): QuestionsLeft {
  const model = compiledOnce(rules)
  const known = knownAnswers(model, answers)
  const isAnswered = (index: number) => (model.questions[index]?.id ?? '') in answers
  const { path } = leadInterview(model, supposing(model, known, isAnswered))
  const likely = path.filter((index) => !isAnswered(index)).length
  const most = [...stillOpen(model, known)].filter((index) => !isAnswered(index)).length
  return { likely: Math.min(likely, most), most }
}

/** The answers given, and for every other question its most frequent one; what somebody is not sure of stays open. */
function supposing(
  { questions }: TriageModel,
  known: ReadonlyMap<number, number>,
  isAnswered: (index: number) => boolean,
): ReadonlyMap<number, number> {
  const supposed = new Map(known)
  for (const [index, { odds }] of questions.entries()) {
    if (!isAnswered(index)) supposed.set(index, odds.indexOf(Math.max(...odds)))
  }
  return supposed
}

const isHeld = (formula: Formula) => formula.op === 'constant' && formula.holds

/** Questions that anything to be settled still depends on, with those that decide whether they arise. */
function stillOpen({ steps, questions }: TriageModel, known: ReadonlyMap<number, number>): ReadonlySet<number> {
  const put = answerWith(known)
  const open = new Set<number>()
  const collect = (formula: Formula) => {
    for (const index of questionsIn(put(formula))) {
      if (open.has(index)) continue
      open.add(index)
      const asked = questions[index]?.asked
      if (asked) collect(asked)
    }
  }
  for (const { targets, stops } of steps) {
    if (stops && targets.some((target) => isHeld(put(target)))) break
    targets.forEach(collect)
  }
  return open
}
