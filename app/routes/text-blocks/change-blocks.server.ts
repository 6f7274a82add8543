import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { findBlockFaults, MOST_IN_NAME, type BlockFault as TextFault } from '#app/core/text-blocks/block-faults.ts'
import { TEXT_VARIABLES } from '#app/core/text-blocks/text-variables.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { Say } from '#app/server/words.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import {
  MOST_TEXT_BLOCKS,
  removeTextBlock,
  type SavedTextBlock,
  saveTextBlock,
} from '#db/queries/text-blocks.server.ts'
import { type BlockFault, NEW_BLOCK } from './block-fields.ts'

type Context = Readonly<RouterContextProvider>

/** Far more than any text may have: so much is looked at before it is refused. */
const MOST_READ = 100_000

/**
 * Keeps a text block, or deletes it.
 *
 * @returns what is wrong with the form, with what was typed
 * @throws a redirect once it is done; a 400 response for a form that the page does not have
 */
export async function changeBlocks(context: Context, { scope, workspace }: OpenWorkspace, form: FormData) {
  const { database, say } = context.get(services)
  if (workspace.closesAt !== null) throw refusal(409, say('closing'))
  const intent = fieldOf(form, 'intent')
  const id = fieldOf(form, 'id')
  const version = Number(fieldOf(form, 'version'))
  const isNew = id === NEW_BLOCK
  if (!(isNew || isUuid(id)) || !['save', 'remove'].includes(intent)) throw refusal(400, say('unknownForm'))
  const list = `/workspaces/${workspace.workspaceId}/texts`
  const typed = {
    name: fieldOf(form, 'name').trim(),
    body: fieldOf(form, 'body').replaceAll('\r\n', '\n').trim(),
  }
  const sent: BlockFault = { id, typed, version, errors: {} }
  if (intent === 'remove') {
    if (isNew) throw refusal(400, say('unknownForm'))
    const removed = await database.withWorkspace(scope, (tx) => removeTextBlock(tx, { id, baseVersion: version }))
    if (removed.state === 'saved') throw redirect(`${list}?done=removed`)
    return data<BlockFault>(slower(sent, removed.current), 409)
  }
  const errors = errorsOf(typed, say)
  if (Object.keys(errors).length > 0) return data<BlockFault>({ ...sent, errors }, 422)
  const saved = await database.withWorkspace(scope, (tx) =>
    saveTextBlock(tx, { id: isNew ? null : id, ...typed, baseVersion: version }),
  )
  if (saved.state === 'saved') throw redirect(`${list}?done=saved#block-${saved.id}`)
  return refused(sent, saved, say)
}

function refused(sent: BlockFault, saved: Exclude<SavedTextBlock, { state: 'saved' }>, say: Say) {
  if (saved.state === 'conflict') return data<BlockFault>(slower(sent, saved.current), 409)
  if (saved.state === 'nameTaken') {
    return data<BlockFault>({ ...sent, errors: { name: [say('textBlocks.nameTaken')] } }, 422)
  }
  return data<BlockFault>({ ...sent, errors: { form: [say('textBlocks.full', { max: MOST_TEXT_BLOCKS })] } }, 409)
}

/** One that was deleted meanwhile is added anew when it is kept once more. */
function slower(sent: BlockFault, current: { name: string; body: string; version: number } | null): BlockFault {
  if (!current) return { ...sent, id: NEW_BLOCK, version: 0, theirs: null }
  return { ...sent, version: current.version, theirs: { name: current.name, body: current.body } }
}

function errorsOf({ name, body }: BlockFault['typed'], say: Say): BlockFault['errors'] {
  const nameWrong = name === '' ? say('textBlocks.name') : nameFault(name, MOST_IN_NAME, say)
  const unstorable = body === '' ? null : textFault(body, MOST_READ, say)
  const bodyWrong = unstorable === null ? findBlockFaults(body).map((fault) => sayFault(fault, say)) : [unstorable]
  return {
    ...(nameWrong !== null && { name: [nameWrong] }),
    ...(bodyWrong.length > 0 && { body: bodyWrong }),
  }
}

function sayFault(fault: TextFault, say: Say): string {
  switch (fault.kind) {
    case 'tooLong':
      return say('reportText.tooLong', { most: fault.most, is: fault.is })
    case 'link':
      return say('reportText.link', { href: fault.href.slice(0, 100) })
    case 'nothing':
      return say('textBlocks.body')
    case 'variable':
      return say('textBlocks.variable', {
        name: `{${fault.name}}`,
        known: TEXT_VARIABLES.map((name) => `{${name}}`).join(', '),
      })
  }
}
