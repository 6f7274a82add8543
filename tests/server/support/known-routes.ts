import type { RouteConfigEntry } from '@react-router/dev/routes'
import { formatsOf } from '#app/core/templates/template-formats.ts'
import routes from '#app/routes.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const { hash: catalogueHash, actions, questions, useCases, techniques, templates, pitfalls } = loadCatalogue()

/** Of an AI system; a test that wants its pages adds one of this id. */
export const SYSTEM_ID = '01900000-0000-7000-8000-000000000003'

/** Of a pilot; a test that wants its pages adds one of this id. */
export const PILOT_ID = '01900000-0000-7000-8000-000000000004'

/** Of somebody who answers beside the lead; a test that wants their pages adds one of this id. */
export const PARTICIPANT_ID = '01900000-0000-7000-8000-000000000005'

/** Of a piece of evidence; a test that wants it adds one of this id. */
export const PIECE_ID = '01900000-0000-7000-8000-000000000005'

/** A question with levels. */
export const SAMPLE_QUESTION = questions.find(({ kind }) => kind === 'level')?.id ?? ''

/** A value for each parameter of a URL other than the assessment. A new parameter needs a line here. */
const SAMPLES: Record<string, string | undefined> = {
  section: 'scope',
  questionId: SAMPLE_QUESTION,
  actionId: actions[0]?.id,
  useCaseId: useCases[0]?.id,
  techniqueId: techniques[0]?.id,
  pitfallId: pitfalls[0]?.id,
  templateId: templates.find((template) => formatsOf(template).includes('xlsx'))?.id,
  chart: 'radar.png',
  providerOf: '01900000-0000-7000-8000-000000000000',
  workspaceId: '01900000-0000-7000-8000-000000000000',
  clientId: '01900000-0000-7000-8000-000000000001',
  fileId: '01900000-0000-7000-8000-000000000002',
  pieceId: PIECE_ID,
  systemId: SYSTEM_ID,
  pilotId: PILOT_ID,
  kpiId: 'minutes',
  onDay: '2026-11-16',
  arm: 'pilot',
  number: '1',
  version: '1.0',
  part: 'ai-act',
  format: 'csv',
  kind: 'technique',
  id: techniques[0]?.id,
  dutyId: 'o-01',
  documentId: 'privacy-notice',
  participantId: PARTICIPANT_ID,
  discipline: 'legal',
  hash: catalogueHash,
  token: 'A'.repeat(43),
}

type Listed = { path: string; file: string; id?: string | undefined }

function listed(entries: RouteConfigEntry[], parent = ''): Listed[] {
  return entries.flatMap(({ path = '', file, id, children = [] }) => {
    const full = `${parent}/${path}`.replaceAll('//', '/')
    return [{ path: full, file, id }, ...listed(children, full)]
  })
}

/** Every URL of app/routes.ts except the one for unknown addresses. */
export const ALL_ROUTES = listed(await routes).filter(({ path }) => path !== '/*')

/** URLs that belong to one assessment. */
export const ASSESSMENT_ROUTES = ALL_ROUTES.filter(({ path }) => path.includes(':assessmentId'))

/** The URL of a route, with this assessment in it. */
export function urlOf({ path }: Listed, assessmentId: string): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = name === 'assessmentId' ? assessmentId : SAMPLES[name]
    if (!value) throw new RangeError(`tests/server/support/known-routes.ts has no value for :${name}.`)
    return value
  })
}

/** React Router's id of a route, as `?_routes=` names it. */
export const routeId = ({ file, id }: Listed) => id ?? file.replace(/\.tsx?$/, '')
