import * as z from 'zod'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { parseAnswerSheet } from '#app/core/assessment/parse-answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import type { Discipline } from '#content/schema.ts'
import type { Consensus, TeamMember, TeamSheet } from './team.ts'
import { joinAnswers } from './team-answers.ts'

/** A team sheet that may be scored, or the first fault of one that may not. */
export type ParsedTeam = { ok: true; team: TeamSheet } | { ok: false; error: { field: string; message: string } }

type ParsedAnswers =
  | { ok: true; sheet: AnswerSheet; team: TeamSheet | null }
  | { ok: false; error: { field: string; message: string } }

const DISCIPLINES = ['marketing', 'data', 'it', 'legal', 'management', 'finance'] as const satisfies Discipline[]
const Person = {
  id: z.string().min(1).max(200),
  disciplines: z.array(z.enum(DISCIPLINES)),
}
const Answered = z.strictObject({
  ...Person,
  lead: z.boolean().default(false),
  pending: z.boolean().default(false),
  answers: z.record(z.string(), z.unknown()).default({}),
})
const TeamJson = z.strictObject({
  form: z.unknown().optional(),
  profile: z.unknown().optional(),
  respondents: z.array(Answered),
  pending: z.array(z.strictObject(Person)).default([]),
  consensus: z
    .array(
      z.strictObject({
        question: z.string(),
        answer: z.union([z.number(), z.string()]),
        by: z.string().min(1),
        on: z.iso.date(),
        reason: z.string().min(1),
      }),
    )
    .default([]),
  claimed: z.array(z.string()).optional(),
})
type TeamJson = z.infer<typeof TeamJson>

/** Whether this JSON speaks of several people: a team's sheet, not one answer sheet. */
export function isTeamJson(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'respondents' in json
}

/**
 * Reads what a team said from JSON: `form` and `profile` as in an answer sheet, `respondents` with their answers,
 * `pending` people who have not answered anything yet, and what was agreed (`consensus`). `claimed` goes along unread.
 *
 * A respondent with `pending: true` may still answer what is missing; without it nothing more is to come.
 */
export function parseTeam(model: Model, json: unknown): ParsedTeam {
  const read = TeamJson.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    return fault(issue?.path.map(String).join('.') || 'team.json', `${issue?.message ?? 'This is not a team.'}.`)
  }
  const team = read.data
  const twice = doubled([...team.respondents, ...team.pending].map(({ id }) => id))
  if (twice !== null) return fault('respondents', `The id "${twice}" is used twice. Give each person one of their own.`)
  if (team.respondents.filter(({ lead }) => lead).length > 1)
    return fault('respondents', 'There are two leads. Name one.')
  const agreed = doubled(team.consensus.map(({ question }) => question))
  if (agreed !== null) return fault('consensus', `There are two agreed answers to ${agreed}. Leave the last one.`)
  return joinParts(model, team)
}

/** Reads one answer sheet, or a team's file as what it says so far; `team` is `null` for one sheet. */
export function parseAnswers(model: Model, json: unknown): ParsedAnswers {
  if (!isTeamJson(json)) {
    const parsed = parseAnswerSheet(model, json)
    return parsed.ok ? { ...parsed, team: null } : parsed
  }
  const parsed = parseTeam(model, json)
  return parsed.ok ? { ...parsed, sheet: joinAnswers(model, parsed.team).soFar } : parsed
}

function joinParts(model: Model, team: TeamJson): ParsedTeam {
  const { form, profile } = team
  const base = parseAnswerSheet(model, { ...(form === undefined ? {} : { form }), ...(profile ? { profile } : {}) })
  if (!base.ok) return base
  const members: TeamMember[] = team.pending.map((person) => ({
    ...person,
    isLead: false,
    isPending: true,
    answers: {},
  }))
  for (const [index, { lead, pending, answers, ...person }] of team.respondents.entries()) {
    const parsed = parseAnswerSheet(model, { ...base.sheet, answers })
    if (!parsed.ok) return fault(`respondents.${index}.${parsed.error.field}`, parsed.error.message)
    members.push({ ...person, isLead: lead, isPending: pending, answers: parsed.sheet.answers })
  }
  const consensus: Consensus[] = []
  for (const [index, { answer, ...agreed }] of team.consensus.entries()) {
    const field = `consensus.${index}.answer`
    if (answer === UNSURE) return fault(field, 'Not sure is no agreed answer. Leave it out.')
    const parsed = parseAnswerSheet(model, { ...base.sheet, answers: { [agreed.question]: answer } })
    if (!parsed.ok) return fault(field, parsed.error.message)
    consensus.push({ ...agreed, answer: parsed.sheet.answers[agreed.question] as Consensus['answer'] })
  }
  return { ok: true, team: { form: base.sheet.form, profile: base.sheet.profile, members, consensus } }
}

function doubled(ids: readonly string[]): string | null {
  return ids.find((id, index) => ids.indexOf(id) < index) ?? null
}

function fault(field: string, message: string): ParsedTeam {
  return { ok: false, error: { field, message } }
}
