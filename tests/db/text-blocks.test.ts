import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import {
  listTextBlocks,
  MOST_TEXT_BLOCKS,
  removeTextBlock,
  saveTextBlock,
  type TextBlockSave,
} from '#db/queries/text-blocks.server.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()

/** A workspace with its own blocks. */
async function aWorkspace() {
  const { scope } = await aStartedAssessment(database)
  const save = (differs: Partial<TextBlockSave> = {}) =>
    database.withWorkspace(scope, (tx) =>
      saveTextBlock(tx, { id: null, name: 'Thanks', body: 'Thank you, {client}.', baseVersion: 0, ...differs }),
    )
  const add = async (differs: Partial<TextBlockSave> = {}) => {
    const saved = await save(differs)
    if (saved.state !== 'saved') throw new Error(`It was not added: ${saved.state}.`)
    return saved.id
  }
  const remove = (id: string, baseVersion = 1) =>
    database.withWorkspace(scope, (tx) => removeTextBlock(tx, { id, baseVersion }))
  const list = () => database.withWorkspace(scope, listTextBlocks)
  return { scope, save, add, remove, list }
}

test('a text block is added, changed from the version that was read, and deleted', async () => {
  const { save, add, remove, list } = await aWorkspace()
  const id = await add()

  expect(await save({ id, name: 'Thanks a lot', baseVersion: 1 })).toEqual({ state: 'saved', id })
  expect(await list()).toEqual([{ id, name: 'Thanks a lot', body: 'Thank you, {client}.', version: 2 }])
  expect(await remove(id, 2)).toEqual({ state: 'saved', id })
  expect(await list()).toEqual([])
})

test('whoever was slower learns what stands there now, or that it was deleted', async () => {
  const { save, add, remove } = await aWorkspace()
  const id = await add()
  await save({ id, body: 'Other.', baseVersion: 1 })

  expect(await save({ id, body: 'Mine.', baseVersion: 1 })).toMatchObject({
    state: 'conflict',
    current: { body: 'Other.', version: 2 },
  })
  expect(await remove(id, 1)).toMatchObject({ state: 'conflict' })
  await remove(id, 2)
  expect(await save({ id, body: 'Mine.', baseVersion: 2 })).toEqual({ state: 'conflict', current: null })
})

test('a name stands for one block, whatever its case; the same sent twice is one block', async () => {
  const { save, add, list } = await aWorkspace()
  const id = await add()

  expect(await save()).toEqual({ state: 'saved', id })
  expect(await save({ name: 'THANKS' })).toEqual({ state: 'nameTaken' })
  const other = await add({ name: 'Method' })
  expect(await save({ id: other, name: 'thanks', baseVersion: 1 })).toEqual({ state: 'nameTaken' })
  expect((await list()).map(({ name }) => name)).toEqual(['Method', 'Thanks'])
})

test('another workspace has its own, and cannot reach these', async () => {
  const mine = await aWorkspace()
  const theirs = await aWorkspace()
  const id = await mine.add()

  expect(await theirs.list()).toEqual([])
  expect(await theirs.save({ id, body: 'Taken over.', baseVersion: 1 })).toEqual({ state: 'conflict', current: null })
  await theirs.remove(id)
  expect(await mine.list()).toHaveLength(1)
})

test('no more are kept than anybody looks through', async () => {
  const { scope, save } = await aWorkspace()
  await admin`
    insert into app.text_blocks (workspace_id, id, name, body, created_by, changed_by)
    select ${scope.workspaceId}, gen_random_uuid(), 'Block ' || n, 'Text.', ${newId()}, ${newId()}
    from generate_series(1, ${MOST_TEXT_BLOCKS}) n`

  expect(await save()).toEqual({ state: 'full' })
})

test('the log says who added, changed and deleted one, and nothing of what it says', async () => {
  const { scope, save, add, remove } = await aWorkspace()
  const id = await add()
  await save({ id, body: 'Other.', baseVersion: 1 })
  await remove(id, 2)

  const entries = await database.withWorkspace(scope, listAudit)
  const about = entries.filter(({ action }) => action.startsWith('textBlock.'))
  expect(about.map(({ action, facts }) => [action, facts])).toEqual([
    ['textBlock.removed', { block: id }],
    ['textBlock.changed', { block: id }],
    ['textBlock.added', { block: id }],
  ])
})
