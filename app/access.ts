import type { Action } from '#app/core/access/can.ts'

/**
 * Who may have something of a route: anybody; who is signed in; or who may do the
 * action to the object that the address names.
 */
export type Access = 'anybody' | 'signedIn' | Action

export type RouteAccess = {
  GET?: Access
  POST?: Access
  /** Its form may carry a file. */
  takesFiles?: 'small' | 'large'
  /** Its form is taken from anywhere, without cookies: what stands in the address is the whole proof. */
  isProofInAddress?: true
}

const READ = { GET: 'assessment.read' } as const
const WORK = { GET: 'assessment.read', POST: 'assessment.write' } as const
const REGISTER = { GET: 'system.read', POST: 'system.write' } as const
const PILOT = { GET: 'pilot.read', POST: 'pilot.write' } as const
const ANSWER = { GET: 'answer.give', POST: 'answer.give' } as const
const JOIN = { GET: 'comment.join', POST: 'comment.join' } as const
const SHOW = { GET: 'evidence.give', POST: 'evidence.give' } as const
const OPEN = { GET: 'anybody', POST: 'anybody' } as const

/**
 * Every route by its pattern. What is not declared here is not answered, and a
 * test compares it with the routes that there are.
 */
export const ACCESS: Readonly<Record<string, RouteAccess>> = {
  '/': { GET: 'anybody' },
  start: OPEN,
  'resume/:token': OPEN,

  assessments: { GET: 'anybody' },
  'assessments/:assessmentId': WORK,
  'assessments/:assessmentId/quick': WORK,
  'assessments/:assessmentId/questions/:section': WORK,
  'assessments/:assessmentId/answers/:questionId': { POST: 'assessment.write' },
  'assessments/:assessmentId/here': { POST: 'assessment.read' },
  'assessments/:assessmentId/questions': READ,
  'assessments/:assessmentId/team': { GET: 'team.read', POST: 'team.write' },
  /** Who asks somebody by mail needs more. */
  'assessments/:assessmentId/ask/:questionId': { GET: 'team.write', POST: 'team.write' },
  'assessments/:assessmentId/ask': { GET: 'enquiry.ask', POST: 'enquiry.ask' },
  'assessments/:assessmentId/team/paper/:discipline': { GET: 'team.read' },
  'assessments/:assessmentId/team/result': { GET: 'team.read' },
  'assessments/:assessmentId/team/workshop': { GET: 'team.read' },
  'assessments/:assessmentId/team/workshop/:questionId': { GET: 'team.read', POST: 'team.write' },
  'assessments/:assessmentId/team/:participantId/questions/:section': { GET: 'team.write', POST: 'team.write' },
  'assessments/:assessmentId/team/:participantId/answers/:questionId': { POST: 'team.write' },
  'assessments/:assessmentId/answers.json': READ,
  'assessments/:assessmentId/answers.xlsx': READ,
  'assessments/:assessmentId/review': WORK,
  'assessments/:assessmentId/comments/:questionId': WORK,
  'assessments/:assessmentId/evidence/:questionId': { ...WORK, takesFiles: 'large' },
  'assessments/:assessmentId/evidence/:questionId/:pieceId': READ,
  'assessments/:assessmentId/settings': WORK,
  'assessments/:assessmentId/results': READ,
  'assessments/:assessmentId/changes': READ,
  'assessments/:assessmentId/use-cases/:useCaseId': READ,
  'assessments/:assessmentId/techniques/:techniqueId': READ,
  'assessments/:assessmentId/roadmap': WORK,
  'assessments/:assessmentId/what-if': WORK,
  'assessments/:assessmentId/rules/:hash': READ,
  'assessments/:assessmentId/priority': READ,
  'assessments/:assessmentId/priority/export/:format': READ,
  'assessments/:assessmentId/priority/:useCaseId': WORK,
  'assessments/:assessmentId/roadmap/actions': WORK,
  'assessments/:assessmentId/roadmap/actions/:format': READ,
  /** What was submitted is worked on all the same. */
  'assessments/:assessmentId/roadmap/:actionId': WORK,
  'assessments/:assessmentId/people': WORK,
  'assessments/:assessmentId/templates/:templateId': READ,
  'assessments/:assessmentId/templates/:templateId.md': READ,
  'assessments/:assessmentId/templates/:templateId.docx': READ,
  'assessments/:assessmentId/templates/:templateId.xlsx': READ,
  'assessments/:assessmentId/second-view': { GET: 'assessment.read', POST: 'capability.rate' },
  'assessments/:assessmentId/report': READ,
  'assessments/:assessmentId/report/share': { GET: 'assessment.read', POST: 'report.share' },
  'assessments/:assessmentId/report/share/mail': { GET: 'report.share', POST: 'report.share' },
  'assessments/:assessmentId/report/edit': { GET: 'report.write', POST: 'report.write' },
  'assessments/:assessmentId/report/preview.pdf': READ,
  'assessments/:assessmentId/report.pdf': READ,
  'assessments/:assessmentId/report.docx': READ,
  'assessments/:assessmentId/report.pptx': READ,
  'assessments/:assessmentId/report.json': READ,
  'assessments/:assessmentId/charts/:chart': READ,
  /** Who may issue and sign, each form asks. */
  'assessments/:assessmentId/report/versions': { GET: 'assessment.read', POST: 'assessment.read' },
  'assessments/:assessmentId/report/versions/:version.pdf': READ,
  'assessments/:assessmentId/governance': REGISTER,
  'assessments/:assessmentId/governance/duties': REGISTER,
  'assessments/:assessmentId/governance/duties/export/:format': { GET: 'system.read' },
  'assessments/:assessmentId/governance/duties/:systemId/:dutyId': REGISTER,
  'assessments/:assessmentId/governance/new': { GET: 'system.write', POST: 'system.write' },
  'assessments/:assessmentId/governance/export/:format': { GET: 'system.read' },
  /** What ends something there asks for more. */
  'assessments/:assessmentId/governance/:systemId': REGISTER,
  /** Who looks at what somebody else recorded needs more. */
  'assessments/:assessmentId/governance/:systemId/history': REGISTER,
  'assessments/:assessmentId/governance/:systemId/:part': REGISTER,
  'assessments/:assessmentId/governance/:systemId/vendor': REGISTER,
  'assessments/:assessmentId/governance/:systemId/record': REGISTER,
  'assessments/:assessmentId/governance/:systemId/record.docx': { GET: 'system.read' },
  'assessments/:assessmentId/governance/:systemId/assessment.docx': { GET: 'system.read' },
  'assessments/:assessmentId/governance/:systemId/assessment.pdf': { GET: 'system.read' },
  'assessments/:assessmentId/governance/record.xlsx': { GET: 'system.read' },

  pilots: { GET: 'anybody' },
  /** Who may begin one where they work, the page asks. */
  'pilots/new': OPEN,
  /** What ends something there asks for more. */
  'pilots/:pilotId': PILOT,
  'pilots/:pilotId/charter': PILOT,
  'pilots/:pilotId/charter.pdf': { GET: 'pilot.read' },
  'pilots/:pilotId/charter/:section': PILOT,
  'pilots/:pilotId/simulator': { GET: 'pilot.read' },
  'pilots/:pilotId/verdict': { GET: 'pilot.read' },
  'pilots/:pilotId/limits': PILOT,
  'pilots/:pilotId/costs': PILOT,
  'pilots/:pilotId/sheet': { GET: 'pilot.read' },
  'pilots/:pilotId/charts/:kpiId/:format': { GET: 'pilot.read' },
  'pilots/:pilotId/export.json': { GET: 'pilot.read' },
  'pilots/:pilotId/gate': PILOT,
  'pilots/:pilotId/gate/:number/evidence.pdf': { GET: 'pilot.read' },

  'sign-in': OPEN,
  'sign-in/code': OPEN,
  'sign-in/second': OPEN,
  'sign-in/provider': OPEN,
  'sign-in/provider/callback': { GET: 'anybody' },
  'sign-in/provider/callback/:providerOf': { GET: 'anybody' },
  'sign-out': { POST: 'anybody' },
  /** Whoever is signed in is spoken to in it everywhere from then on. */
  language: { POST: 'anybody' },
  account: { GET: 'signedIn', POST: 'signedIn' },
  'account/confirm': { GET: 'signedIn', POST: 'signedIn' },
  'account/security': { GET: 'signedIn', POST: 'signedIn' },
  'account/address': { GET: 'signedIn', POST: 'signedIn' },
  /** Who may ask for what, the purpose decides. */
  'passkeys/challenge': { POST: 'anybody' },
  'account/export.json': { GET: 'signedIn' },
  claim: { GET: 'signedIn', POST: 'signedIn' },
  'workspaces/:workspaceId': { GET: 'workspace.read', POST: 'workspace.change' },
  /** Who may invite and change whom, each form asks; who hands over reads the page as what they are then. */
  'workspaces/:workspaceId/members': { GET: 'workspace.read', POST: 'workspace.read' },
  /** Everybody may leave; what else they may do there, each form asks. */
  'workspaces/:workspaceId/data': { GET: 'workspace.read', POST: 'workspace.read' },
  'workspaces/:workspaceId/agreement': { GET: 'workspace.read' },
  'workspaces/:workspaceId/agreement.md': { GET: 'workspace.read' },
  'workspaces/:workspaceId/brand': { GET: 'workspace.read', POST: 'brand.change', takesFiles: 'small' },
  'workspaces/:workspaceId/brand.pdf': { GET: 'workspace.read' },
  'workspaces/:workspaceId/questions': { GET: 'workspace.read', POST: 'questions.change' },
  'workspaces/:workspaceId/questions/:questionId': { GET: 'workspace.read', POST: 'questions.change' },
  'workspaces/:workspaceId/texts': { GET: 'workspace.read', POST: 'textBlock.write' },
  'workspaces/:workspaceId/asked': { GET: 'enquiry.answer', POST: 'enquiry.answer' },
  'workspaces/:workspaceId/log': { GET: 'log.read' },
  'workspaces/:workspaceId/sign-in': { GET: 'workspace.change', POST: 'workspace.change' },
  /** The way in for members whom it does not let in yet. */
  'workspaces/:workspaceId/enter': { GET: 'signedIn', POST: 'signedIn' },
  'workspaces/:workspaceId/import': { GET: 'client.write', POST: 'client.write', takesFiles: 'small' },
  'workspaces/:workspaceId/import/answers': { GET: 'client.write', POST: 'client.write', takesFiles: 'small' },
  'workspaces/:workspaceId/import/answers.xlsx': { GET: 'client.write' },
  'workspaces/:workspaceId/export.zip': { GET: 'workspace.export' },
  'workspaces/:workspaceId/clients': { GET: 'client.read', POST: 'client.write' },
  'workspaces/:workspaceId/clients.csv': { GET: 'client.read' },
  'workspaces/:workspaceId/clients.xlsx': { GET: 'client.read' },
  /** What ends something there asks for more. */
  'workspaces/:workspaceId/clients/:clientId': { GET: 'client.read', POST: 'client.write' },
  'workspaces/:workspaceId/clients/:clientId/files': {
    GET: 'client.read',
    POST: 'client.write',
    takesFiles: 'large',
  },
  'workspaces/:workspaceId/clients/:clientId/files/:fileId': { GET: 'client.read' },
  'workspaces/:workspaceId/clients/:clientId/governance': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/duties': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/duties/export/:format': { GET: 'system.read' },
  'workspaces/:workspaceId/clients/:clientId/governance/duties/:systemId/:dutyId': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/new': { GET: 'system.write', POST: 'system.write' },
  'workspaces/:workspaceId/clients/:clientId/governance/export/:format': { GET: 'system.read' },
  /** What ends something there asks for more. */
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId': REGISTER,
  /** Who looks at what somebody else recorded needs more. */
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/history': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/:part': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/vendor': REGISTER,
  /** A calendar program reads it without a session; the token is the key. */
  'calendar/:token.ics': { GET: 'anybody' },
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/record': REGISTER,
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/record.docx': { GET: 'system.read' },
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/assessment.docx': { GET: 'system.read' },
  'workspaces/:workspaceId/clients/:clientId/governance/:systemId/assessment.pdf': { GET: 'system.read' },
  'workspaces/:workspaceId/clients/:clientId/governance/record.xlsx': { GET: 'system.read' },
  'invitations/:token': OPEN,
  'vendor/:token': OPEN,
  'answer/:token': OPEN,
  'answer/:token/stop': { ...OPEN, isProofInAddress: true },
  'shared/:token': OPEN,
  /** Where its link allows that, for whoever has opened the report. */
  'shared/:token/ask': OPEN,
  'shared/:token/report.pdf': { GET: 'anybody' },
  'shared/:token/report.docx': { GET: 'anybody' },
  'answering/:participantId': ANSWER,
  'answering/:participantId/questions/:section': ANSWER,
  'answering/:participantId/answers/:questionId': { POST: 'answer.give' },
  'answering/:participantId/pass/:questionId': ANSWER,
  'answering/:participantId/ask': { GET: 'enquiry.askThem', POST: 'enquiry.askThem' },
  'answering/:participantId/comments/:questionId': JOIN,
  'answering/:participantId/evidence/:questionId': SHOW,
  /** Who has the mail may end it; the token is the key. */
  'pilot-mail/:token': { ...OPEN, isProofInAddress: true },
  'comment-mail/:token': { ...OPEN, isProofInAddress: true },
  'dev/outbox': { GET: 'anybody' },

  'governance/eu-ai-act': { GET: 'anybody' },
  'governance/gdpr': { GET: 'anybody' },
  'governance/check': { GET: 'anybody' },
  'governance/check.pdf': { POST: 'anybody' },
  'governance/keep': { GET: 'anybody', POST: 'anybody' },

  'pilots/:pilotId/readings': { GET: 'pilot.read', POST: 'pilot.write' },
  'pilots/:pilotId/readings/all': { GET: 'pilot.read' },
  'pilots/:pilotId/readings/import': { GET: 'pilot.write', POST: 'pilot.write', takesFiles: 'large' },
  'pilots/:pilotId/readings/:kpiId/:onDay/:arm': { GET: 'pilot.read', POST: 'pilot.write' },
  'pilots/:pilotId/readings/events': { GET: 'pilot.read', POST: 'pilot.write' },
  'pilots/:pilotId/readings/keys': { GET: 'pilot.write', POST: 'pilot.write' },
  /** Which pilot, the key says. */
  'api/v1/pilots/:pilotId/readings': { GET: 'anybody', POST: 'anybody' },

  /** What it leads to is of whoever asks. */
  'ready/techniques/:techniqueId': { GET: 'anybody' },
  'ready/use-cases/:useCaseId': { GET: 'anybody' },
  'use-cases': { GET: 'anybody' },
  'use-cases/:useCaseId': { GET: 'anybody' },
  claims: { GET: 'anybody' },
  pitfalls: { GET: 'anybody' },
  'pitfalls/:pitfallId': { GET: 'anybody' },
  ask: OPEN,
  glossary: { GET: 'anybody' },
  'glossary/:techniqueId': { GET: 'anybody' },
  methodology: { GET: 'anybody' },
  actions: { GET: 'anybody' },
  'actions/:actionId': { GET: 'anybody' },
  'actions/:actionId/template.docx': { GET: 'anybody' },
  'actions/:actionId/template.xlsx': { GET: 'anybody' },
  'actions/:actionId/template.md': { GET: 'anybody' },
  'sample-report': { GET: 'anybody' },
  'sample-report.pdf': { GET: 'anybody' },
  'sample-report.docx': { GET: 'anybody' },
  trust: { GET: 'anybody' },
  'trust/:documentId': { GET: 'anybody' },
  'trust/:documentId.md': { GET: 'anybody' },
  '.well-known/security.txt': { GET: 'anybody' },

  'sitemap.xml': { GET: 'anybody' },
  'robots.txt': { GET: 'anybody' },
  'feed.atom': { GET: 'anybody' },
  'glossary.json': { GET: 'anybody' },
  /** Shown wherever somebody shares a page. */
  'share/:kind/:id.png': { GET: 'anybody' },

  '*': { GET: 'anybody' },
}

/** What a route declares for a method; `null`: nothing. */
export function accessOf(pattern: string, method: string): Access | null {
  const declared = Object.hasOwn(ACCESS, pattern) ? ACCESS[pattern] : undefined
  return declared?.[method === 'POST' ? 'POST' : 'GET'] ?? null
}

/** What kind of file the form of a route may carry; `null`: none. */
export function takesFiles(pattern: string): 'small' | 'large' | null {
  return (Object.hasOwn(ACCESS, pattern) && ACCESS[pattern]?.takesFiles) || null
}

/** Whether the form of a route is taken from anywhere, by what stands in its address. */
export function isProofInAddress(pattern: string): boolean {
  return Object.hasOwn(ACCESS, pattern) && ACCESS[pattern]?.isProofInAddress === true
}

/** Whether programs speak with an address: in JSON, with a key instead of a session. */
export function isForPrograms(path: string): boolean {
  return /^\/?api\//.test(path)
}
