import { expect, test } from 'vitest'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import {
  addQuestion,
  askedOf,
  changeQuestion,
  hideQuestion,
  listOwnQuestions,
  moveQuestion,
  restoreWording,
  returnQuestion,
  rewordQuestion,
  showQuestion,
  withdrawQuestion,
} from '#db/queries/own-questions.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'

const { admin, database } = await testDatabase()

const LEVELS = ['None.', 'Some.', 'Half.', 'Most.', 'All.']
const aQuestion = (ask: string) => ({
  section: 'kpi' as const,
  capabilityId: 'kpi-definition',
  ask,
  help: '',
  levels: LEVELS,
})

async function aWorkspace() {
  const started = await aStartedAssessment(database)
  const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>) => database.withWorkspace(started.scope, work)
  return { ...started, inside, asked: async () => askedOf(await inside(listOwnQuestions)) }
}

test('what is hidden and reworded is as often as it is said, and is written down', async () => {
  const { inside, asked } = await aWorkspace()

  await inside((tx) => hideQuestion(tx, 'q-kpi-definition'))
  await inside((tx) => hideQuestion(tx, 'q-kpi-definition'))
  await inside((tx) => rewordQuestion(tx, { questionId: 'q-pilot-scope', ask: 'Ours?', help: '', baseVersion: 0 }))
  expect(await asked()).toEqual({
    hidden: ['q-kpi-definition'],
    reworded: [{ question: 'q-pilot-scope', ask: 'Ours?', help: '' }],
    added: [],
  })

  await inside((tx) => showQuestion(tx, 'q-kpi-definition'))
  await inside((tx) => restoreWording(tx, 'q-pilot-scope'))
  await inside((tx) => restoreWording(tx, 'q-pilot-scope'))
  expect(await asked()).toEqual({ hidden: [], reworded: [], added: [] })
  expect((await inside(listAudit)).map(({ action }) => action)).toEqual([
    'question.restored',
    'question.shown',
    'question.reworded',
    'question.hidden',
  ])
})

test('of two who change the same words the second is told, and the first one’s stay', async () => {
  const { inside, asked } = await aWorkspace()
  const reword = (ask: string, baseVersion: number) =>
    inside((tx) => rewordQuestion(tx, { questionId: 'q-pilot-scope', ask, help: '', baseVersion }))
  const questionId = await inside((tx) => addQuestion(tx, aQuestion('First?')))
  const change = (ask: string, baseVersion: number) =>
    inside((tx) => changeQuestion(tx, { ...aQuestion(ask), questionId, baseVersion }))

  expect([
    await reword('One?', 0),
    await reword('Two?', 0),
    await reword('Three?', 1),
    await reword('Four?', 1),
  ]).toEqual([true, false, true, false])
  expect([await change('Second?', 1), await change('Third?', 1)]).toEqual([true, false])
  expect(await asked()).toMatchObject({ reworded: [{ ask: 'Three?' }], added: [{ id: questionId, ask: 'Second?' }] })
})

test('added questions keep the order they are moved to', async () => {
  const { inside, asked } = await aWorkspace()
  const ids: string[] = []
  for (const ask of ['A?', 'B?', 'C?']) ids.push(await inside((tx) => addQuestion(tx, aQuestion(ask))))
  const order = async () => (await asked()).added.map(({ ask }) => ask[0]).join('')

  expect(await order()).toBe('ABC')
  await inside((tx) => moveQuestion(tx, ids[2] ?? '', -1))
  expect(await order()).toBe('ACB')
  await inside((tx) => moveQuestion(tx, ids[0] ?? '', -1))
  await inside((tx) => moveQuestion(tx, ids[1] ?? '', 1))
  await inside((tx) => moveQuestion(tx, `own-${newId()}`, 1))
  expect(await order()).toBe('ACB')
})

test('an added question that is taken out stays with its answers, and without any is gone', async () => {
  const { inside, asked, ...started } = await aWorkspace()
  const [answered, bare] = [
    await inside((tx) => addQuestion(tx, aQuestion('A?'))),
    await inside((tx) => addQuestion(tx, aQuestion('B?'))),
  ]
  await inside((tx) => saveAnswer(tx, { ...anAnswer(started), questionId: answered, value: { option: 'l2' } }))

  await inside((tx) => withdrawQuestion(tx, answered))
  await inside((tx) => withdrawQuestion(tx, bare))

  expect((await asked()).added).toEqual([])
  expect(await inside(listOwnQuestions)).toMatchObject([{ questionId: answered, ask: 'A?', levels: LEVELS }])
  expect(await admin`select value from app.answers where question_id = ${answered}`).toEqual([
    { value: { option: 'l2' } },
  ])

  await inside((tx) => returnQuestion(tx, answered))
  expect((await asked()).added).toMatchObject([{ id: answered, ask: 'A?' }])
})

test('one workspace’s questions are nobody else’s', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  const id = await ours.inside((tx) => addQuestion(tx, aQuestion('Ours?')))
  await ours.inside((tx) => hideQuestion(tx, 'q-kpi-definition'))

  await theirs.inside((tx) => withdrawQuestion(tx, id))
  await theirs.inside((tx) => showQuestion(tx, 'q-kpi-definition'))
  await theirs.inside((tx) => moveQuestion(tx, id, 1))

  expect(await theirs.asked()).toEqual({ hidden: [], reworded: [], added: [] })
  expect(await ours.asked()).toMatchObject({ hidden: ['q-kpi-definition'], added: [{ id }] })
  expect(
    await theirs.inside((tx) => changeQuestion(tx, { ...aQuestion('Stolen?'), questionId: id, baseVersion: 1 })),
  ).toBe(false)
})

test.each([
  ['an added question with the id of a standard one', { kind: 'added', question_id: 'q-kpi-definition' }],
  ['a standard question with the id of an added one', { kind: 'hidden', question_id: 'own-x' }],
  ['a question that counts without five levels', { kind: 'added', levels: '{A,B}' }],
  ['a hidden question with words', { kind: 'hidden', question_id: 'q-x', ask: 'A?' }],
  ['other words without any', { kind: 'reworded', question_id: 'q-x' }],
])('the database refuses %s', async (_, given) => {
  const { scope } = await aWorkspace()
  const id = newId()
  const isAdded = given.kind === 'added'
  const added = isAdded
    ? { section: 'kpi', capability_id: 'kpi-definition', ask: 'A?', levels: `{${LEVELS.join(',')}}` }
    : {}
  const row = {
    workspace_id: scope.workspaceId,
    id,
    question_id: `own-${id}`,
    created_by: id,
    changed_by: id,
    ...added,
    ...given,
  }

  await expect(admin`insert into app.own_questions ${admin(row)}`).rejects.toMatchObject({ code: '23514' })
})
