import { index, type RouteConfig, route } from '@react-router/dev/routes'

/** Every URL of Preflight. */
export default [
  index('routes/home/home.tsx'),
  route('start', 'routes/assessments/start.tsx'),
  route('resume/:token', 'routes/assessments/resume.tsx'),

  route('assessments', 'routes/assessments/list.tsx'),
  route('assessments/:assessmentId', 'routes/assessments/open.tsx'),
  route('assessments/:assessmentId/questions/:section', 'routes/questionnaire/section.tsx'),
  route('assessments/:assessmentId/answers/:questionId', 'routes/questionnaire/answer.ts'),
  route('assessments/:assessmentId/questions', 'routes/questionnaire/go-on.ts'),
  route('assessments/:assessmentId/answers.json', 'routes/questionnaire/answers-json.ts'),
  route('assessments/:assessmentId/review', 'routes/questionnaire/review.tsx'),
  route('assessments/:assessmentId/settings', 'routes/assessments/settings.tsx'),
  route('assessments/:assessmentId/results', 'routes/results/results.tsx'),
  route('assessments/:assessmentId/use-cases/:useCaseId', 'routes/results/use-case.tsx'),
  route('assessments/:assessmentId/techniques/:techniqueId', 'routes/results/technique.tsx'),
  route('assessments/:assessmentId/roadmap', 'routes/roadmap/roadmap.tsx'),
  route('assessments/:assessmentId/people', 'routes/roadmap/people.tsx'),
  route('assessments/:assessmentId/templates/:templateId', 'routes/templates/template.tsx'),
  route('assessments/:assessmentId/templates/:templateId.md', 'routes/templates/text.ts'),
  route('assessments/:assessmentId/report', 'routes/report/report.tsx'),
  route('assessments/:assessmentId/report.pdf', 'routes/report/pdf.ts'),

  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-in/code', 'routes/account/code.tsx'),
  route('sign-in/second', 'routes/account/second.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('account', 'routes/account/account.tsx'),
  route('account/confirm', 'routes/account/confirm.tsx'),
  route('account/security', 'routes/account/security.tsx'),
  route('account/address', 'routes/account/address.tsx'),
  route('passkeys/challenge', 'routes/account/challenge.ts'),
  route('claim', 'routes/account/claim.tsx'),
  route('workspaces/:workspaceId', 'routes/workspace/workspace.tsx'),
  route('workspaces/:workspaceId/log', 'routes/workspace/log.tsx'),
  route('invitations/:token', 'routes/workspace/invitation.tsx'),
  route('workspaces/:workspaceId/export.zip', 'routes/workspace/export.ts'),
  route('dev/outbox', 'routes/account/outbox.tsx'),

  route('trust', 'routes/trust/overview.tsx'),
  route('trust/:documentId', 'routes/trust/document.tsx'),
  route('trust/:documentId.md', 'routes/trust/text.ts'),
  route('.well-known/security.txt', 'routes/trust/security-txt.ts'),

  route('*', 'routes/errors/not-found.tsx'),
] satisfies RouteConfig
