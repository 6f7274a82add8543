import { can } from '#app/core/access/can.ts'
import { dateIn } from './calendar.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

/** What the frame of a page says of its assessment. */
export type AssessmentHead = {
  id: string
  title: string
  /** Whom it is about, and the client's page; `null` for a guest, who has none. */
  client: { name: string; page: string } | null
  /** ISO date until which a guest's work is kept; `null`: kept until somebody deletes it. */
  keptUntil: string | null
  isSubmitted: boolean
  /** The workspace that was opened because this assessment is in it; `null`: it was open already. */
  switchedTo: string | null
  /** `false`: they may look at everything of it and change nothing. */
  mayChange: boolean
  mayDelete: boolean
  /** Whose answers these pages take, where it is not the lead; missing: the lead's. */
  respondent?: { isSelf: boolean; name: string; base: string }
}

/** The frame's part of an open assessment, its dates as calendar dates of the workspace. */
export function headOf({
  scope,
  assessment,
  client,
  expiresAt,
  timeZone,
  switchedTo,
  actor,
  lead,
  respondent,
}: OpenAssessment): AssessmentHead {
  return {
    id: assessment.id,
    title: assessment.title,
    client: can(actor, 'client.read')
      ? { name: client.name, page: `/workspaces/${scope.workspaceId}/clients/${client.id}` }
      : null,
    keptUntil: respondent?.isSelf ? null : expiresAt && dateIn(expiresAt, timeZone),
    isSubmitted: assessment.status === 'submitted',
    switchedTo,
    mayChange: can(actor, respondent?.isSelf ? 'answer.give' : 'assessment.write'),
    mayDelete: can(actor, 'assessment.delete'),
    ...(respondent && { respondent: { isSelf: respondent.isSelf, name: lead.name, base: respondent.base } }),
  }
}
