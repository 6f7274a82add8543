import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Plan, PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

/** The catalogue as it ships: the plan is tested on what customers get. */
export const model = compileModel(loadCatalogue())

const measured = model.catalogue.questions.filter(({ kind }) => kind !== 'scope')

type Parts = { form?: AnswerSheet['form']; profile?: AnswerSheet['profile']; answers?: AnswerSheet['answers'] }

/** Every level question at one level, facts at their best option, and what is said otherwise. */
export function aSheet(
  level: 0 | 1 | 2 | 3 | 4,
  { form = 'full', profile = {}, answers = {} }: Parts = {},
): AnswerSheet {
  const given = measured.map(
    (question) => [question.id, question.kind === 'level' ? level : bestOption(question.caps)] as const,
  )
  return {
    form,
    profile: { 'scope-team-size': 'm', ...profile },
    answers: { ...Object.fromEntries(given), ...answers },
  }
}

/** Some answers missing, some not sure, the rest anything. */
export function randomSheet(random: () => number): AnswerSheet {
  const whole = (count: number) => Math.floor(random() * count)
  const top = 2 + whole(3)
  const answers: AnswerSheet['answers'] = {}
  for (const { id, kind, options } of measured) {
    if (random() < 0.08) continue
    const level = ([0, 1, 2, 3, 4] as const)[whole(top)]
    answers[id] =
      random() < 0.06 ? 'unsure' : kind === 'level' ? (level ?? 0) : (options[whole(options.length)]?.id ?? 'unsure')
  }
  const yesNo = () => ['yes', 'no', 'unsure'][whole(3)]
  return {
    form: random() < 0.5 ? 'full' : 'short',
    profile: {
      'scope-team-size': ['s', 'm', 'l', 'xl'][whole(4)],
      'scope-build-mode': ['adopt', 'adapt', 'train'][whole(3)],
      'scope-personal-data': yesNo(),
      'scope-public-output': yesNo(),
    },
    answers,
  }
}

/** Different targets at random, use cases half of the time. */
export function randomTargets(random: () => number, count: number): string[] {
  const useCases = model.catalogue.useCases.map(({ id }) => id)
  const all = [...useCases, ...model.catalogue.techniques.map(({ id }) => id)]
  const targets = new Set<string>()
  while (targets.size < count) {
    const from = random() < 0.5 ? useCases : all
    targets.add(from[Math.floor(random() * from.length)] ?? '')
  }
  return [...targets]
}

/** The sheet once the plan's actions are done: their levels answered, the facts that would hold them back with the best. */
export function afterActions(sheet: AnswerSheet, plan: Plan): AnswerSheet {
  const answers = { ...sheet.answers }
  const done = plan.actions.filter(({ phase }) => phase !== 'scale').map(({ id }) => id)
  for (const action of model.catalogue.actions.filter(({ id }) => done.includes(id))) {
    const given = [{ capability: action.capability, min: action.to }, ...action.alsoGives]
    for (const { capability, min } of given) {
      for (const question of measured.filter((each) => each.capability === capability)) {
        const answer = answers[question.id]
        const reached = typeof answer === 'number' ? answer : question.caps[answer ?? '']
        if (reached !== undefined && reached >= min) continue
        answers[question.id] = question.kind === 'level' ? min : bestOption(question.caps)
      }
    }
  }
  return { ...sheet, answers }
}

/** A plan, or the test fails with the refusal's words. */
export function planOf(sheet: AnswerSheet, request: Partial<PlanRequest> & { targets: string[] }): Plan {
  const plan = planRoadmap(model, sheet, { startOn: '2026-11-18', ...request })
  if (isRefusal(plan)) throw new Error(plan.message)
  return plan
}

function bestOption(caps: Readonly<Record<string, number>>): string {
  const [best] = Object.entries(caps).sort(([, a], [, b]) => b - a)
  return best?.[0] ?? 'unsure'
}
