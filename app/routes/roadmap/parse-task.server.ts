import { readTypedNumber, writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import { type ActionTask, GIVEN_CHECKS, TASK_STATUSES } from '#app/core/roadmap/action-tasks.ts'
import { MOST_DAYS } from '#app/core/roadmap/check-request.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import type { Locale } from '#app/messages/locales.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { Say } from '#app/server/words.server.ts'
import {
  LINK_MAX,
  LINKS_MAX,
  NOTE_MAX,
  REASON_MAX,
  STEP_MAX,
  STEPS_MAX,
  TASK_FIELDS,
  type TaskField,
  type TaskFields,
} from './task-fields.ts'

type Said = Omit<ActionTask, 'version'>
type Errors = Partial<Record<TaskField, string>>

export function readTask(form: FormData): TaskFields {
  const texts = Object.fromEntries(TASK_FIELDS.map((name) => [name, fieldOf(form, name).replaceAll('\r\n', '\n')]))
  return {
    ...(texts as Record<TaskField, string>),
    ticked: form.getAll('ticked').map(String),
    version: Number(form.get('version')),
  }
}

/** A task as its form holds it. */
export function typedOf({ estimate, ...task }: Said, locale: Locale): Record<TaskField, string> {
  return {
    status: task.status,
    dropReason: task.dropReason,
    person: task.person ?? '',
    notBefore: task.notBefore ?? '',
    dueOn: task.dueOn ?? '',
    begunOn: task.begunOn ?? '',
    doneOn: task.doneOn ?? '',
    low: estimate ? writeTypedNumber(estimate.low, locale) : '',
    high: estimate ? writeTypedNumber(estimate.high, locale) : '',
    steps: task.steps.join('\n'),
    note: task.note,
    links: task.links.join('\n'),
  }
}

type Asked = { owners: readonly Person[]; today: string; say: Say }

/**
 * Reads the form of a task.
 *
 * @param asked `owners`: who may do it; what was done cannot lie after `today`
 * @returns what was said, where nothing is wrong; else the fields with the mend
 */
export function parseTask(typed: TaskFields, asked: Asked): { said: Said; errors: Errors } {
  const { say } = asked
  const status = TASK_STATUSES.find((each) => each === typed.status)
  const [steps, links] = [linesOf(typed.steps), linesOf(typed.links)]
  const dropReason = typed.dropReason.trim()
  const errors: Errors = {
    ...(status ? {} : { status: say('task.status') }),
    ...dayErrors(typed, asked),
    ...estimateErrors(typed, say),
    ...(status === 'dropped' && dropReason === '' && { dropReason: say('task.dropReason') }),
    ...textErrors(typed, say),
    ...listErrors({ steps, links }, say),
    ...(typed.person !== '' && asked.owners.every(({ id }) => id !== typed.person) && { person: say('task.person') }),
  }
  const lines = new Set<string>([...GIVEN_CHECKS, ...steps])
  const said: Said = {
    status: status ?? 'proposed',
    person: typed.person || null,
    notBefore: typed.notBefore || null,
    dueOn: typed.dueOn || null,
    begunOn: typed.begunOn || null,
    doneOn: typed.doneOn || null,
    dropReason,
    estimate: typed.high.trim() === '' ? null : { low: daysOf(typed.low), high: daysOf(typed.high) },
    steps,
    ticked: [...new Set(typed.ticked)].filter((line) => lines.has(line)),
    note: typed.note.trim(),
    links,
  }
  return { said, errors }
}

const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** Not a number where there is none, or where it could be two. */
function daysOf(typed: string): number {
  const read = readTypedNumber(typed)
  return read.ok ? read.number : Number.NaN
}

function dayErrors(typed: TaskFields, { today, say }: Asked): Errors {
  const errors: Errors = {}
  for (const name of ['notBefore', 'dueOn', 'begunOn', 'doneOn'] as const) {
    const isActual = name === 'begunOn' || name === 'doneOn'
    if (typed[name] === '') continue
    if (dayOf(typed[name]) === null || !/^20\d\d-/.test(typed[name])) errors[name] = say('task.day')
    else if (isActual && typed[name] > today) errors[name] = say('task.future')
  }
  if (!errors.begunOn && !errors.doneOn && typed.begunOn !== '' && typed.doneOn !== '' && typed.begunOn > typed.doneOn)
    errors.doneOn = say('task.order')
  return errors
}

function estimateErrors(typed: TaskFields, say: Say): Errors {
  if (typed.low.trim() === '' && typed.high.trim() === '') return {}
  const [low, high] = [daysOf(typed.low), daysOf(typed.high)]
  const isHalf = (days: number) => Number.isInteger(2 * days) && days >= 0 && days <= MOST_DAYS
  if (!isHalf(low)) return { low: say('task.estimate', { max: MOST_DAYS }) }
  if (!isHalf(high) || high < 0.5) return { high: say('task.estimate', { max: MOST_DAYS }) }
  return low > high ? { high: say('task.estimateOrder') } : {}
}

function textErrors({ dropReason, note }: TaskFields, say: Say): Errors {
  const [reason, noted] = [textFault(dropReason, REASON_MAX, say), textFault(note, NOTE_MAX, say)]
  return { ...(reason && { dropReason: reason }), ...(noted && { note: noted }) }
}

type Lists = { steps: readonly string[]; links: readonly string[] }

function listErrors({ steps, links }: Lists, say: Say): Errors {
  const step = steps.flatMap((line) => textFault(line, STEP_MAX, say) ?? [])[0]
  const isTaken = steps.some((line) => GIVEN_CHECKS.some((given) => given === line))
  const link = links.flatMap((line) => textFault(line, LINK_MAX, say) ?? (isAddress(line) ? [] : say('task.link')))[0]
  const [tooManySteps, tooManyLinks] = [steps.length > STEPS_MAX, links.length > LINKS_MAX]
  const wrongSteps = tooManySteps ? say('task.steps', { max: STEPS_MAX }) : isTaken ? say('task.stepTaken') : step
  const wrongLinks = tooManyLinks ? say('task.links', { max: LINKS_MAX }) : link
  return { ...(wrongSteps && { steps: wrongSteps }), ...(wrongLinks && { links: wrongLinks }) }
}

function isAddress(typed: string): boolean {
  return /^https?:\/\//i.test(typed) && URL.canParse(typed)
}
