import type { ActionContext, Asker, StepTo } from '#app/core/library/action-context.ts'
import type { Catalogue } from '#content/schema.ts'
import { actionHref } from './action-address.ts'

export type RungView = { level: number; text: string; facts: readonly string[] }
export type AskerView = Omit<Asker, 'id'> & { href: string | null }
export type StepView = { capability: string; level: number; name: string; href: string | null }

const TEAM_SIZE = 'scope-team-size'

/** What the page of an action shows, with where its links lead. */
export function actionView({ questions }: Pick<Catalogue, 'questions'>, found: ActionContext) {
  const { action, capability, dimension, role, efforts, previous, next } = found
  const sizes = new Map(questions.find(({ id }) => id === TEAM_SIZE)?.options.map(({ id, text }) => [id, text]))
  const rung = (level: number): RungView => {
    const { lead, rest, facts } = capability.levels[level as 0]
    return { level, text: lead + rest, facts }
  }
  const link = (one: typeof next) => one && { name: one.name, href: actionHref(one.id) }
  const { personDays, weeks, weeksWithHistory, deliverable, definitionOfDone, rollOut } = action
  return {
    id: action.id,
    title: action.name,
    href: actionHref(action.id),
    capability: capability.name,
    dimension: dimension.name,
    from: rung(action.from),
    to: rung(action.to),
    role,
    personDays,
    weeks,
    weeksWithHistory: weeksWithHistory ?? null,
    efforts: efforts.map(({ size, ...effort }) => ({ ...effort, size, people: sizes.get(size) ?? size })),
    needs: found.needs.map(stepView),
    gives: found.gives.map(stepView),
    deliverable,
    done: definitionOfDone,
    rollOut: rollOut ?? null,
    profiles: found.profiles.map((one) => askerView(one, null)),
    useCases: found.useCases.map((one) => askerView(one, `/use-cases/${one.id}`)),
    techniques: found.techniques.map((one) => askerView(one, `/glossary/${one.id}`)),
    pitfalls: found.pitfalls.map(({ id, name }) => ({ name, href: `/pitfalls/${id}` })),
    previous: link(previous),
    next: link(next),
  }
}

export type ActionView = ReturnType<typeof actionView>

const stepView = ({ capability, level, action }: StepTo): StepView => ({
  capability,
  level,
  name: action?.name ?? '',
  href: action && actionHref(action.id),
})

const askerView = ({ id, ...asker }: Asker, href: string | null): AskerView => ({ ...asker, href })
