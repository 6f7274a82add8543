import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { fileKindOf } from '#app/core/clients/file-kind.ts'
import { readLink } from '#app/core/evidence/read-link.ts'
import { PictureRefused } from '#app/report/logo/picture-fault.ts'
import { RenderBusy, RenderFailed } from '#app/report/render-failure.ts'
import { evidencePath } from '#app/server/evidence/evidence-view.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { FILE_LIMITS } from '#db/queries/client-files.server.ts'
import {
  type Added,
  addPiece,
  EVIDENCE_LIMITS,
  type NewPiece,
  removeUse,
  reusePiece,
} from '#db/queries/evidence.server.ts'
import { type EvidenceFault, NAME_MAX } from './evidence-fields.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; questionId: string }

const MEGABYTE = 1024 * 1024

/**
 * Does what one of the forms on a page of evidence asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them, about nothing that is there, or too late
 */
export async function changeEvidence(context: Context, open: OpenAssessment, sent: Sent) {
  const { say } = context.get(services)
  const intent = fieldOf(sent.form, 'intent')
  // What the company has beside it is not theirs to look into.
  if (open.respondent?.isSelf && intent !== 'link' && intent !== 'remove') throw refusal(400, say('unknownForm'))
  switch (intent) {
    case 'link':
      return addLink(context, open, sent)
    case 'file':
      return addFile(context, open, sent)
    case 'reuse':
      return reuse(context, open, sent)
    case 'remove':
      return remove(context, open, sent)
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const fault = (part: EvidenceFault['part'], error: string, typed: EvidenceFault['typed'] = {}) =>
  data<EvidenceFault>({ part, error, typed }, 422)

async function addLink(context: Context, open: OpenAssessment, { form, questionId }: Sent) {
  const { say } = context.get(services)
  const typed = { url: fieldOf(form, 'url'), name: fieldOf(form, 'name') }
  const url = readLink(typed.url)
  if (url === null) return fault('url', say('evidence.link'), typed)
  const wrong = nameFault(typed.name.trim(), NAME_MAX, say)
  if (wrong !== null) return fault('name', wrong, typed)
  const name = typed.name.trim() || [...url].slice(0, NAME_MAX).join('')
  return keep(context, open, { questionId, piece: { kind: 'link', name, url }, part: 'url', typed })
}

async function addFile(context: Context, open: OpenAssessment, { form, questionId }: Sent) {
  const file = form.get('file')
  const read = file instanceof File ? await readFile(context, file) : null
  if (read === null) return fault('file', context.get(services).say('fileMissing'))
  if ('error' in read) return fault('file', read.error)
  return keep(context, open, { questionId, piece: read, part: 'file', typed: {} })
}

/** What the file is, its bytes have to say too; of a picture nothing is kept but what is to be seen. */
async function readFile(context: Context, file: File): Promise<NewPiece | { error: string } | null> {
  const { say } = context.get(services)
  const name = file.name.split(/[/\\]/).at(-1)?.trim() ?? ''
  if (file.size === 0 || name === '') return null
  if (file.size > FILE_LIMITS.bytes) return { error: say('fileTooLarge', { max: FILE_LIMITS.bytes / MEGABYTE }) }
  const wrong = nameFault(name, NAME_MAX, say)
  if (wrong !== null) return { error: wrong }
  const sent = Buffer.from(await file.arrayBuffer())
  const kind = fileKindOf(name, sent)
  if (kind === null) return { error: say('fileKind') }
  if (kind !== 'png' && kind !== 'jpeg') return { name, kind, content: sent }
  const drawn = await drawAnew(context, sent, kind)
  if (typeof drawn === 'string') return { error: say(`evidence.picture.${drawn}`) }
  if (drawn.length > FILE_LIMITS.bytes) return { error: say('evidence.picture.tooLarge') }
  return { name, kind, content: drawn }
}

/** @throws a 503 response if pictures cannot be drawn now */
async function drawAnew(context: Context, sent: Buffer, kind: 'png' | 'jpeg') {
  const { pdf, log, retryAfter, say } = context.get(services)
  try {
    return Buffer.from((await pdf.redrawPicture(sent, kind)).bytes)
  } catch (error) {
    if (error instanceof PictureRefused) return error.fault
    if (error instanceof RenderBusy) {
      retryAfter(error.retryAfter)
      throw refusal(503, say('pdfBusy'))
    }
    if (!(error instanceof RenderFailed)) throw error
    log.error({ err: error, reason: error.reason }, 'picture not drawn')
    throw refusal(503, say('evidence.picture.failed'))
  }
}

type Keeping = Pick<EvidenceFault, 'part' | 'typed'> & { questionId: string; piece: NewPiece }

async function keep(context: Context, open: OpenAssessment, { questionId, piece, part, typed }: Keeping) {
  const { database } = context.get(services)
  const place = { assessmentId: open.assessment.id, questionId }
  const added = await database.withWorkspace(open.scope, (tx) => addPiece(tx, place, piece))
  return ended(context, open, { added, questionId, part, typed })
}

async function reuse(context: Context, open: OpenAssessment, { form, questionId }: Sent) {
  const { database, say } = context.get(services)
  const piece = fieldOf(form, 'piece')
  if (!isUuid(piece)) return fault('piece', say('evidence.choose'))
  const place = { assessmentId: open.assessment.id, questionId }
  const added = await database.withWorkspace(open.scope, (tx) => reusePiece(tx, place, piece))
  return ended(context, open, { added, questionId, part: 'piece', typed: {} })
}

type Ended = Pick<EvidenceFault, 'part' | 'typed'> & { added: Added; questionId: string }

function ended(context: Context, open: OpenAssessment, { added, questionId, part, typed }: Ended) {
  const { say } = context.get(services)
  if (added === 'closed') throw refusal(409, say('submitted'))
  if (added === 'none') throw refusal(404, say('evidence.noPiece'))
  if (added === 'tooMany') return fault(part, say('evidence.tooMany', EVIDENCE_LIMITS), typed)
  if (added === 'full') {
    return fault(part, say('filesFull', { max: FILE_LIMITS.workspaceBytes / MEGABYTE }), typed)
  }
  throw redirect(evidencePath(open, questionId))
}

async function remove(context: Context, open: OpenAssessment, { form, questionId }: Sent) {
  const { database, say } = context.get(services)
  const id = fieldOf(form, 'use')
  if (!isUuid(id)) throw refusal(400, say('unknownForm'))
  const place = { assessmentId: open.assessment.id, questionId }
  const removed = await database.withWorkspace(open.scope, (tx) =>
    removeUse(tx, place, { id, onlyOwn: open.respondent?.isSelf === true }),
  )
  if (removed === 'closed') throw refusal(409, say('submitted'))
  if (removed === 'none') throw refusal(404, say('evidence.noPiece'))
  throw redirect(evidencePath(open, questionId))
}
