import { ACCESS, type Access } from '#app/access.ts'
import { can } from '#app/core/access/can.ts'

/** An intent of each form that has some, one that does nothing without more. */
const INTENTS: Record<string, string> = {
  'assessments/:assessmentId': 'copy',
  'assessments/:assessmentId/review': 'take-back',
  'assessments/:assessmentId/comments/:questionId': 'delete',
  'assessments/:assessmentId/evidence/:questionId': 'reuse',
  'assessments/:assessmentId/team': 'revoke',
  'assessments/:assessmentId/ask/:questionId': 'keep',
  'assessments/:assessmentId/report/share': 'revoke',
  'assessments/:assessmentId/report/share/mail': 'preview',
  'assessments/:assessmentId/team/workshop/:questionId': 'withdraw',
  'assessments/:assessmentId/report/versions': 'sign',
  'assessments/:assessmentId/settings': 'delete',
  'assessments/:assessmentId/people': 'save',
  'assessments/:assessmentId/what-if': 'apply',
  'assessments/:assessmentId/second-view': 'remove',
  'assessments/:assessmentId/report/edit': 'layout',
  'assessments/:assessmentId/priority/:useCaseId': 'forget',
  'assessments/:assessmentId/roadmap/actions': 'stop',
  account: 'name',
  'account/confirm': 'code',
  'account/security': 'add',
  'account/address': 'ask',
  claim: 'later',
  'workspaces/:workspaceId': 'name',
  'workspaces/:workspaceId/members': 'invite',
  'workspaces/:workspaceId/data': 'close',
  'workspaces/:workspaceId/brand': 'look',
  'workspaces/:workspaceId/asked': 'close',
  'workspaces/:workspaceId/texts': 'save',
  'workspaces/:workspaceId/questions': 'withdraw',
  'workspaces/:workspaceId/questions/:questionId': 'save',
  'workspaces/:workspaceId/sign-in': 'add-domain',
  'workspaces/:workspaceId/clients/:clientId': 'delete',
  'pilots/:pilotId': 'restore',
  'pilots/:pilotId/charter': 'withdraw',
  'pilots/:pilotId/gate': 'open',
  'pilots/:pilotId/limits': 'set',
  'pilots/:pilotId/costs': 'withdraw',
  'pilots/:pilotId/readings/import': 'look',
  'pilots/:pilotId/readings/:kpiId/:onDay/:arm': 'correct',
  'pilots/:pilotId/readings/events': 'add',
  'pilots/:pilotId/readings/keys': 'revoke',
}
const OF_REGISTER: Record<string, string> = {
  '/duties': 'stop',
  '/:systemId': 'delete',
  '/:systemId/history': 'return',
  '/:systemId/vendor': 'remove',
  '/:systemId/:part': 'confirm',
}

/** What a form asks for beside its intent: it is no form of ours without. */
const ALSO: Record<string, Record<string, string>> = {
  'assessments/:assessmentId/second-view': { capability: 'kpi-definition' },
  'assessments/:assessmentId/report/edit': { paper: 'a4', look: 'both' },
  'assessments/:assessmentId/report/versions': { version: '1.0' },
  'assessments/:assessmentId/ask': { opId: '01900000-0000-7000-8000-000000000007' },
  'workspaces/:workspaceId/texts': { id: 'new' },
  'pilots/:pilotId/costs': { id: '01900000-0000-7000-8000-000000000006' },
}

/** What only whoever answers by a link may do. */
export const isOfTheAsked = (declared: Access | null): boolean =>
  declared !== null && declared !== 'anybody' && declared !== 'signedIn' && can('participant', declared)

/** Every form for which one is signed in, with what makes it a form of ours. */
export const FORMS = Object.entries(ACCESS).flatMap(([pattern, { POST }]) => {
  // Whoever answers by a link is not signed in: tests/routes/team has their forms.
  if (!POST || POST === 'anybody' || isOfTheAsked(POST)) return []
  const intent = INTENTS[pattern] ?? OF_REGISTER[pattern.split('/governance')[1] ?? 'none']
  return [{ pattern, fields: { ...(intent !== undefined && { intent }), ...ALSO[pattern] } }]
})
