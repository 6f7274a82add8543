import { expect, test } from 'vitest'
import { actionsDone } from '#app/core/comparison/actions-done.ts'
import { NO_TASK } from '#app/core/roadmap/action-tasks.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const model = compileModel(catalogue)
const actions = catalogue.actions.filter(({ to }) => to === 2)
const [reached, missed, unknown, old] = actions.map(({ id }) => id)

function levelQuestion(action: string | undefined): string {
  const capability = catalogue.actions.find(({ id }) => id === action)?.capability
  return catalogue.questions.find((each) => each.kind === 'level' && each.capability === capability)?.id ?? ''
}

test('only what was done since counts, each with what the later answers say of its level', () => {
  const answers = { [levelQuestion(reached)]: 2, [levelQuestion(missed)]: 1 } as const
  const after = score(model, { form: 'short', profile: {}, answers })
  const done = { ...NO_TASK, status: 'done' as const }
  const marks = {
    before: { [old ?? '']: done, [reached ?? '']: { ...NO_TASK, status: 'doing' as const } },
    after: { [old ?? '']: done, [reached ?? '']: done, [missed ?? '']: done, [unknown ?? '']: done, 'a-gone': done },
  }

  const listed = actionsDone(catalogue, marks, after)

  expect(new Map(listed.map(({ id, level }) => [id, level]))).toEqual(
    new Map([
      [reached, 'reached'],
      [missed, 'notYet'],
      [unknown, 'open'],
    ]),
  )
})
