import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { levelWords } from '#app/report/model/second-view.ts'
import { createWording } from '#app/report/model/wording.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { listRatings, removeRating, type SavedRating, saveRating } from '#db/queries/consultant-ratings.server.ts'
import { LEVELS, type RatingFault, type RatingTyped, REASON_MAX } from './rating-fields.ts'
import { capabilitiesIn } from './second-view-view.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Keeps what somebody saw of a capability, or takes it away.
 *
 * @returns what is wrong with the form, with what was typed
 * @throws a redirect once it is done; a 400 response for a form that the page does not have
 */
export async function changeRating(context: Context, open: OpenAssessment, form: FormData) {
  const { database, say } = context.get(services)
  const [intent = '', next = ''] = fieldOf(form, 'intent').split(':')
  const capabilityId = fieldOf(form, 'capability')
  const key = { assessmentId: open.assessment.id, capabilityId, baseVersion: Number(fieldOf(form, 'version')) }
  const typed = typedIn(form)
  if (!(await isKnown(context, open, capabilityId))) throw refusal(400, say('unknownForm'))
  const done = (what: 'kept' | 'gone') => {
    const further = next === '' ? `#capability-${capabilityId}` : `&capability=${encodeURIComponent(next)}#rate`
    return redirect(`/assessments/${open.assessment.id}/second-view?${what}=${capabilityId}${further}`)
  }
  if (intent === 'remove') {
    const removed = await database.withWorkspace(open.scope, (tx) => removeRating(tx, key))
    if (removed?.state === 'saved') throw done('gone')
    return slower(open, { capability: capabilityId, typed }, removed)
  }
  if (intent !== 'keep') throw refusal(400, say('unknownForm'))
  const errors = errorsOf(typed, say)
  if (Object.keys(errors).length > 0) return data<RatingFault>({ capability: capabilityId, typed, errors }, 422)
  const lo = Number(typed.level)
  const seen = { lo, hi: typed.upTo === '' ? lo : Number(typed.upTo), reason: typed.reason }
  const saved = await database.withWorkspace(open.scope, (tx) => saveRating(tx, key, seen))
  if (saved === null) throw refusal(400, say('unknownForm'))
  if (saved.state === 'saved') throw done('kept')
  return slower(open, { capability: capabilityId, typed }, saved)
}

function typedIn(form: FormData): RatingTyped {
  const reason = fieldOf(form, 'reason').replaceAll('\r\n', '\n').trim()
  return { level: fieldOf(form, 'level'), upTo: fieldOf(form, 'upTo'), reason }
}

/** What is rated stays within reach, also where it no longer applies or is asked. */
async function isKnown(context: Context, open: OpenAssessment, id: string): Promise<boolean> {
  const { database } = context.get(services)
  const ratings = await database.withWorkspace(open.scope, (tx) => listRatings(tx, open.assessment.id))
  const rated = new Set(ratings.map(({ capabilityId }) => capabilityId))
  if (rated.has(id)) return true
  const { report } = await decisionsOf(context, open)
  return capabilitiesIn(report, rated).some(({ ladder }) => ladder.id === id)
}

function errorsOf({ level, upTo, reason }: RatingTyped, say: Say): RatingFault['errors'] {
  const isLevel = (value: string) => LEVELS.some((one) => one === value)
  const reasonFault = reason === '' ? say('secondView.reason') : textFault(reason, REASON_MAX, say)
  return {
    ...(!isLevel(level) && { level: say('secondView.level') }),
    ...(upTo !== '' && (!isLevel(upTo) || upTo < level) && { upTo: say('secondView.upTo') }),
    ...(reasonFault !== null && { reason: reasonFault }),
  }
}

type Typed = Pick<RatingFault, 'capability' | 'typed'>

/** Somebody else wrote it or took it away meanwhile: theirs beside what was typed. */
function slower({ language }: OpenAssessment, typed: Typed, saved: SavedRating | null) {
  const current = saved?.state === 'conflict' ? saved.current : null
  const words = createWording(language)
  const theirs = {
    version: current?.version ?? 0,
    seen: current ? levelWords(words, current) : '',
    reason: current?.reason ?? '',
  }
  return data<RatingFault>({ ...typed, errors: {}, theirs }, 409)
}
