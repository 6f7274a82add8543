import type { Fields } from '#tests/support/browser.ts'
import type { Ids } from './attacked-place.ts'

/** Asks from a place of one's own for the id of something. */
type Asked = (mine: Ids, id: string) => [path: string, fields?: Fields]

const START = { company: 'Mine AG', disciplines: 'marketing', form: 'short' }
const members = ({ workspaceId }: Ids) => `/workspaces/${workspaceId}/members`
const client = ({ workspaceId, clientId }: Ids) => `/workspaces/${workspaceId}/clients/${clientId}`
const check = ({ assessmentId }: Ids) => `/assessments/${assessmentId}`

/** Every place where a form or the rest of an address names something by its id. */
export const FOREIGN_IDS: [what: string, idOf: (theirs: Ids, owner: { userId: string }) => string, ask: Asked][] = [
  [
    'a workspace to work in',
    ({ workspaceId }) => workspaceId,
    (_, id) => ['/account', { intent: 'switch', workspace: id }],
  ],
  ['a workspace to start in', ({ workspaceId }) => workspaceId, (_, id) => ['/start', { ...START, workspace: id }]],
  [
    'a client to start for',
    ({ clientId }) => clientId,
    (mine, id) => ['/start', { ...START, workspace: mine.workspaceId, client: id }],
  ],
  [
    'somebody to promote',
    (_, { userId }) => userId,
    (mine, id) => [members(mine), { intent: 'role', user: id, role: 'viewer' }],
  ],
  ['somebody to remove', (_, { userId }) => userId, (mine, id) => [members(mine), { intent: 'remove', user: id }]],
  [
    'somebody to hand over to',
    (_, { userId }) => userId,
    (mine, id) => [members(mine), { intent: 'transfer', user: id }],
  ],
  [
    'an invitation to take back',
    ({ invitationId }) => invitationId,
    (mine, id) => [members(mine), { intent: 'revoke', invitation: id }],
  ],
  ['a note to change', ({ noteId }) => noteId, (mine, id) => [client(mine), { intent: 'changeNote', id, note: 'x' }]],
  ['a note to delete', ({ noteId }) => noteId, (mine, id) => [client(mine), { intent: 'deleteNote', id }]],
  ['a contact to delete', ({ contactId }) => contactId, (mine, id) => [client(mine), { intent: 'deleteContact', id }]],
  ['a file to delete', ({ fileId }) => fileId, (mine, id) => [client(mine), { intent: 'deleteFile', id }]],
  [
    'evidence to use',
    ({ pieceId }) => pieceId,
    (mine, id) => [`${check(mine)}/evidence/q-pilot-scope`, { intent: 'reuse', piece: id }],
  ],
  [
    'evidence to take away',
    ({ assessmentId }) => assessmentId,
    (mine, id) => [`${check(mine)}/evidence/q-pilot-scope`, { intent: 'remove', use: id }],
  ],
  [
    'a comment to resolve',
    ({ assessmentId }) => assessmentId,
    (mine, id) => [`${check(mine)}/comments/q-pilot-scope`, { intent: 'resolve', thread: id }],
  ],
  [
    'somebody to look after a client',
    (_, { userId }) => userId,
    (mine, id) => [client(mine), { intent: 'person', person: id }],
  ],
  [
    'a check to move',
    ({ assessmentId }) => assessmentId,
    (mine, id) => [client(mine), { intent: 'move', assessment: id }],
  ],
  [
    'a vendor’s answer to take over',
    ({ requestId }) => requestId,
    (mine, id) => [`${check(mine)}/governance/${mine.systemId}/vendor`, { intent: 'take', request: id }],
  ],
  [
    'a link of a vendor to end',
    ({ requestId }) => requestId,
    (mine, id) => [`${check(mine)}/governance/${mine.systemId}/vendor`, { intent: 'remove', request: id }],
  ],
  [
    'a key of a pilot to end',
    ({ pilotId }) => pilotId,
    (mine, id) => [`/pilots/${mine.pilotId}/readings/keys`, { intent: 'revoke', key: id }],
  ],
  [
    'a client to try something with',
    ({ clientId }) => clientId,
    (_, id) => ['/pilots/new', { name: 'Mine', client: id, target: '', assessment: '', start: '' }],
  ],
  [
    'a check to begin a pilot from, in the address',
    ({ assessmentId }) => assessmentId,
    (_, id) => [`/pilots/new?assessment=${id}`],
  ],
  [
    'a question to take out',
    ({ clientId }) => clientId,
    (mine, id) => [`/workspaces/${mine.workspaceId}/questions`, { intent: 'withdraw', question: `own-${id}` }],
  ],
  [
    'a client to start for, in the address',
    ({ clientId }) => clientId,
    (mine, id) => [`/start?workspace=${mine.workspaceId}&client=${id}`],
  ],
  [
    'whose brand, in the address',
    ({ clientId }) => clientId,
    (mine, id) => [`/workspaces/${mine.workspaceId}/brand?client=${id}`],
  ],
  [
    'whose answers, in the address',
    ({ clientId }) => clientId,
    (mine, id) => [`/workspaces/${mine.workspaceId}/import/answers?client=${id}`],
  ],
  [
    'where a list goes on, in the address',
    ({ clientId }) => clientId,
    (mine, id) => [`/workspaces/${mine.workspaceId}/clients?after=${id}`],
  ],
  [
    'what to compare with, in the address',
    ({ assessmentId }) => assessmentId,
    (mine, id) => [`${check(mine)}/changes?since=${id}`],
  ],
  [
    'which duties, in the address',
    ({ systemId }) => systemId,
    (mine, id) => [`${check(mine)}/governance/duties?system=${id}`],
  ],
]
