import { and, asc, count, eq, ne, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { textBlocks } from '#db/schema/text-blocks.ts'
import { writeAudit } from './audit.server.ts'

/** A text that a workspace puts into many reports. */
export type TextBlock = {
  id: string
  name: string
  /** Rich text as it was typed, with variables such as `{client}`. */
  body: string
  version: number
}

/** More than anybody looks through. */
export const MOST_TEXT_BLOCKS = 100

const SHOWN = { id: textBlocks.id, name: textBlocks.name, body: textBlocks.body, version: textBlocks.version }

const own = (tx: WorkspaceTx) => eq(textBlocks.workspaceId, tx.scope.workspaceId)
const one = (tx: WorkspaceTx, id: string) => and(own(tx), eq(textBlocks.id, id))

/** The text blocks of the workspace, in their order, then by name; at most 100. */
export async function listTextBlocks(tx: WorkspaceTx): Promise<TextBlock[]> {
  return tx
    .select(SHOWN)
    .from(textBlocks)
    .where(own(tx))
    .orderBy(asc(textBlocks.position), asc(sql`lower(${textBlocks.name})`), asc(textBlocks.id))
    .limit(MOST_TEXT_BLOCKS)
}

export type TextBlockSave = Pick<TextBlock, 'name' | 'body'> & {
  /** `null`: a new one. */
  id: string | null
  /** The version that was read; of no meaning for a new one. */
  baseVersion: number
}

/** `conflict`: somebody else changed it meanwhile, `current` is what stands there now, `null`: it was deleted. */
export type SavedTextBlock =
  | { state: 'saved'; id: string }
  | { state: 'conflict'; current: TextBlock | null }
  | { state: 'nameTaken' }
  | { state: 'full' }

/** Adds a text block, or changes one that nobody changed since it was read. The same sent twice is stored once. */
export async function saveTextBlock(tx: WorkspaceTx, save: TextBlockSave): Promise<SavedTextBlock> {
  await lockTextBlocks(tx)
  if (await isNameTaken(tx, save)) {
    const same = save.id === null ? await findSame(tx, save) : null
    return same ? { state: 'saved', id: same } : { state: 'nameTaken' }
  }
  return save.id === null ? addTextBlock(tx, save) : changeTextBlock(tx, { ...save, id: save.id })
}

/** Deletes a text block; what it left in reports stays there. */
export async function removeTextBlock(
  tx: WorkspaceTx,
  { id, baseVersion }: { id: string; baseVersion: number },
): Promise<Extract<SavedTextBlock, { state: 'saved' | 'conflict' }>> {
  await lockTextBlocks(tx)
  const current = await findTextBlock(tx, id)
  if (!current) return { state: 'saved', id }
  if (current.version !== baseVersion) return { state: 'conflict', current }
  await tx.delete(textBlocks).where(one(tx, id))
  await writeAudit(tx, { action: 'textBlock.removed', facts: { block: id } })
  return { state: 'saved', id }
}

async function addTextBlock(tx: WorkspaceTx, { name, body }: TextBlockSave): Promise<SavedTextBlock> {
  const { workspaceId, actorId } = tx.scope
  const [kept] = await tx.select({ blocks: count() }).from(textBlocks).where(own(tx))
  if ((kept?.blocks ?? 0) >= MOST_TEXT_BLOCKS) return { state: 'full' }
  const id = newId()
  await tx.insert(textBlocks).values({ workspaceId, id, name, body, createdBy: actorId, changedBy: actorId })
  await writeAudit(tx, { action: 'textBlock.added', facts: { block: id } })
  return { state: 'saved', id }
}

async function changeTextBlock(
  tx: WorkspaceTx,
  { id, name, body, baseVersion }: TextBlockSave & { id: string },
): Promise<SavedTextBlock> {
  const current = await findTextBlock(tx, id)
  if (current && current.name === name && current.body === body) return { state: 'saved', id }
  if (current?.version !== baseVersion) return { state: 'conflict', current }
  await tx
    .update(textBlocks)
    .set({ name, body, changedBy: tx.scope.actorId, changedAt: sql`now()`, version: sql`${textBlocks.version} + 1` })
    .where(one(tx, id))
  await writeAudit(tx, { action: 'textBlock.changed', facts: { block: id } })
  return { state: 'saved', id }
}

/** Changes of one workspace's text blocks wait for each other, so that what was compared before still holds. */
async function lockTextBlocks(tx: WorkspaceTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tx.scope.workspaceId}, 13))`)
}

async function findTextBlock(tx: WorkspaceTx, id: string): Promise<TextBlock | null> {
  const [found] = await tx.select(SHOWN).from(textBlocks).where(one(tx, id))
  return found ?? null
}

const named = (tx: WorkspaceTx, name: string) => and(own(tx), sql`lower(${textBlocks.name}) = lower(${name})`)

async function isNameTaken(tx: WorkspaceTx, { id, name }: TextBlockSave): Promise<boolean> {
  const others = id === null ? named(tx, name) : and(named(tx, name), ne(textBlocks.id, id))
  const found = await tx.select({ id: textBlocks.id }).from(textBlocks).where(others).limit(1)
  return found.length > 0
}

async function findSame(tx: WorkspaceTx, { name, body }: TextBlockSave): Promise<string | null> {
  const isSame = and(named(tx, name), eq(textBlocks.name, name), eq(textBlocks.body, body))
  const [found] = await tx.select({ id: textBlocks.id }).from(textBlocks).where(isSame)
  return found?.id ?? null
}
